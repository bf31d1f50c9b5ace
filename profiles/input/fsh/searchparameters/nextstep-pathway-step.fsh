Instance: nextstep-pathway-step
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-pathway-step"
* version = "0.1.0"
* name = "NextstepPathwayStep"
* status = #active
* description = "Next Step: pathway-step"
* code = #pathway-step
* base[0] = #ServiceRequest
* base[+] = #Task
* type = #token
* expression = "(ServiceRequest | Task).extension('https://nextstep-hub.example/fhir/StructureDefinition/ext-pathway-step').value"
* xpathUsage = #normal