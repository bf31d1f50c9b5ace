Instance: nextstep-respond-by
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-respond-by"
* version = "0.1.0"
* name = "NextstepRespondBy"
* status = #active
* description = "Next Step: respond-by"
* code = #respond-by
* base = #Task
* type = #date
* expression = "Task.restriction.period"
* xpathUsage = #normal