Instance: rfi1
InstanceOf: NextstepRfiTask
Usage: #example
Title: "A question to the agency"
Description: "What does the person need to get there?"
* meta.security = $v3-Confidentiality#R
* basedOn.reference = "ServiceRequest/sr1"
* partOf.reference = "Task/t1-at-step4"
* status = #requested
* businessStatus = NsBusinessStatus#awaiting-information
* intent = #order
* code = $v3-TaskOutcome#request-for-information-for-requester
* description = "Please send the information asked for."
* focus.reference = "ServiceRequest/sr1"
* for.reference = "Patient/p1"
* authoredOn = "2026-11-12T10:05:00-05:00"
* lastModified = "2026-11-12T10:05:00-05:00"
* requester.reference = "Organization/psseo"
* owner.reference = "Organization/riverbend"
* input.type = NsTaskIo#requested-item
* input.valueCodeableConcept = NsTaskIo#access-needs
