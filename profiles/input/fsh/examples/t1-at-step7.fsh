Instance: t1-at-step7
InstanceOf: NextstepReferralTask
Usage: #example
Title: "The task when the transition is complete"
Description: "With the days of the overlap."
* meta.security = $v3-Confidentiality#R
* extension.url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-pathway-step"
* extension.valueCodeableConcept = NsPathwayStep#ongoing-peer-support
* groupIdentifier.system = "https://nextstep-hub.example/fhir/NamingSystem/referral"
* groupIdentifier.value = "NS-000123"
* basedOn.reference = "ServiceRequest/sr1"
* status = #completed
* businessStatus = NsBusinessStatus#transition-complete
* intent = #order
* priority = #routine
* code.coding[0] = $task-code#fulfill
* code.coding[+] = $v3-TaskOutcome#process-request
* focus.reference = "ServiceRequest/sr1"
* for.reference = "Patient/p1"
* authoredOn = "2026-11-10T09:00:01-05:00"
* lastModified = "2027-01-16T09:30:00-05:00"
* requester.reference = "Organization/riverbend"
* owner.reference = "Organization/psseo"
* restriction.period.end = "2026-11-17"
* input.type = NsTaskIo#consent
* input.valueReference.reference = "Consent/c-disclose"
* output[0].type = NsTaskIo#introduction-date
* output[=].valueDate = "2026-11-20"
* output[+].type = NsTaskIo#overlap-period
* output[=].valuePeriod.start = "2026-11-20"
* output[=].valuePeriod.end = "2027-01-15"
* output[+].type = NsTaskIo#peer-relationship
* output[=].valueReference.reference = "EpisodeOfCare/e1-ongoing"
