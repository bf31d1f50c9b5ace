Instance: t1-at-step6
InstanceOf: NextstepReferralTask
Usage: #example
Title: "The task in the overlap"
Description: "Both services are involved. As the desk sees it: with the language in which she is best reached; and with a milestone, as a reporting client sees it."
* meta.security = $v3-Confidentiality#R
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-pathway-step"
* extension[=].valueCodeableConcept = NsPathwayStep#overlap-transition
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-person-language"
* extension[=].valueCodeableConcept = urn:ietf:bcp:47#fr
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-milestone"
* extension[=].extension[0].url = "fact"
* extension[=].extension[=].valueCode = #introduced
* extension[=].extension[+].url = "date"
* extension[=].extension[=].valueDate = "2026-11-20"
* groupIdentifier.system = "https://nextstep-hub.example/fhir/NamingSystem/referral"
* groupIdentifier.value = "NS-000123"
* basedOn.reference = "ServiceRequest/sr1"
* status = #in-progress
* businessStatus = NsBusinessStatus#overlap-active
* intent = #order
* priority = #routine
* code.coding[0] = $task-code#fulfill
* code.coding[+] = $v3-TaskOutcome#process-request
* focus.reference = "ServiceRequest/sr1"
* for.reference = "Patient/p1"
* authoredOn = "2026-11-10T09:00:01-05:00"
* lastModified = "2026-11-25T12:00:00-05:00"
* requester.reference = "Organization/riverbend"
* owner.reference = "Organization/psseo"
* restriction.period.end = "2026-11-17"
* input.type = NsTaskIo#consent
* input.valueReference.reference = "Consent/c-disclose"
* output[0].type = NsTaskIo#introduction-date
* output[=].valueDate = "2026-11-20"
* output[+].type = NsTaskIo#peer-relationship
* output[=].valueReference.reference = "EpisodeOfCare/e1-ongoing"
