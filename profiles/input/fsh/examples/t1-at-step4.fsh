Instance: t1-at-step4
InstanceOf: NextstepReferralTask
Usage: #example
Title: "The task after the gate"
Description: "Requested, waiting for review."
* meta.security = $v3-Confidentiality#R
* extension.url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-pathway-step"
* extension.valueCodeableConcept = NsPathwayStep#make-referral
* groupIdentifier.system = "https://nextstep-hub.example/fhir/NamingSystem/referral"
* groupIdentifier.value = "NS-000123"
* basedOn.reference = "ServiceRequest/sr1"
* status = #requested
* businessStatus = NsBusinessStatus#awaiting-review
* intent = #order
* priority = #routine
* code.coding[0] = $task-code#fulfill
* code.coding[+] = $v3-TaskOutcome#process-request
* focus.reference = "ServiceRequest/sr1"
* for.reference = "Patient/p1"
* authoredOn = "2026-11-10T09:00:01-05:00"
* lastModified = "2026-11-10T09:00:01-05:00"
* requester.reference = "Organization/riverbend"
* owner.reference = "Organization/psseo"
* restriction.period.end = "2026-11-17"
* input.type = NsTaskIo#consent
* input.valueReference.reference = "Consent/c-disclose"
