Instance: nextstep-status-reason
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-status-reason"
* version = "0.1.0"
* name = "NextstepStatusReason"
* status = #active
* description = "Next Step: status-reason"
* code = #status-reason
* base = #Task
* type = #token
* expression = "Task.statusReason"
* xpathUsage = #normal