Instance: transition1
InstanceOf: NextstepInternalTask
Usage: #example
Title: "The checklist of a transition"
Description: "Steps, ticked off."
* meta.security = $v3-Confidentiality#R
* partOf.reference = "Task/t1-at-step4"
* status = #in-progress
* intent = #order
* code = NsTaskCode#transition-checklist
* focus.reference = "ServiceRequest/sr1"
* for.reference = "Patient/p1"
* authoredOn = "2026-11-12T15:00:00-05:00"
* lastModified = "2026-11-20T15:10:00-05:00"
* owner.reference = "Organization/psseo"
* output.type = NsTaskIo#step-done
* output.valueCode = #peer-introduction
