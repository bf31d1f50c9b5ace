Instance: watch1
InstanceOf: NextstepInternalTask
Usage: #example
Title: "An item of the continuity watch"
Description: "The clinical service ends soon, and nobody was introduced."
* meta.security = $v3-Confidentiality#R
* partOf.reference = "Task/t1-at-step4"
* status = #requested
* intent = #order
* priority = #urgent
* code = NsTaskCode#continuity-watch
* focus.reference = "ServiceRequest/sr1"
* for.reference = "Patient/p1"
* authoredOn = "2027-01-01T06:00:00-05:00"
* lastModified = "2027-01-01T06:00:00-05:00"
* owner.reference = "Organization/psseo"
* reasonCode = NsWatchReason#end-near-no-introduction
* restriction.period.end = "2027-01-04"
* input.type = NsTaskIo#clinical-end-date
* input.valueDate = "2027-01-15"
