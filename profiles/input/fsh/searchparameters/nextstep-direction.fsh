Instance: nextstep-direction
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-direction"
* version = "0.1.0"
* name = "NextstepDirection"
* status = #active
* description = "Next Step: direction"
* code = #direction
* base = #Consent
* type = #token
* expression = "Consent.extension('https://nextstep-hub.example/fhir/StructureDefinition/ext-consent-direction').value"
* xpathUsage = #normal