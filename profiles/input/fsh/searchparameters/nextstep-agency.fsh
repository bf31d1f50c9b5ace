Instance: nextstep-agency
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-agency"
* version = "0.1.0"
* name = "NextstepAgency"
* status = #active
* description = "Next Step: the agency that a task came from or is put to"
* code = #agency
* base = #Task
* type = #reference
* expression = "Task.requester | Task.owner"
* xpathUsage = #normal
* target = #Organization
