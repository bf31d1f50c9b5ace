Instance: nextstep-applies
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-applies"
* version = "0.1.0"
* name = "NextstepApplies"
* status = #active
* description = "Next Step: applies"
* code = #applies
* base = #Contract
* type = #date
* expression = "Contract.applies"
* xpathUsage = #normal