Instance: abort1
InstanceOf: NextstepCancellationTask
Usage: #example
Title: "The agency asks to end a begun referral"
Description: "After the introduction an agency can only ask: the desk and the person decide."
* meta.security = $v3-Confidentiality#R
* status = #requested
* intent = #order
* code = $task-code#abort
* focus.reference = "Task/t1-at-step4"
* authoredOn = "2026-12-01T09:00:00-05:00"
* lastModified = "2026-12-01T09:00:00-05:00"
* requester.reference = "Organization/riverbend"
* owner.reference = "Organization/psseo"
* reasonCode = NsStatusReason#withdrawn-by-sender
