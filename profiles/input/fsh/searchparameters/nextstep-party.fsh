Instance: nextstep-party
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-party"
* version = "0.1.0"
* name = "NextstepParty"
* status = #active
* description = "Next Step: party"
* code = #party
* base = #Contract
* type = #reference
* expression = "Contract.signer.party | Contract.subject | Contract.authority"
* xpathUsage = #normal
* target = #Organization