Instance: abort1
InstanceOf: NextstepCancellationTask
Usage: #example
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