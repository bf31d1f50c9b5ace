Instance: nextstep-watch-reason
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-watch-reason"
* version = "0.1.0"
* name = "NextstepWatchReason"
* status = #active
* description = "Next Step: watch-reason"
* code = #watch-reason
* base = #Task
* type = #token
* expression = "Task.reasonCode"
* xpathUsage = #normal