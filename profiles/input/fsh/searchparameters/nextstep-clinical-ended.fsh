Instance: nextstep-clinical-ended
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-clinical-ended"
* version = "0.1.0"
* name = "NextstepClinicalEnded"
* status = #active
* description = "Next Step: clinical-ended"
* code = #clinical-ended
* base = #ServiceRequest
* type = #date
* expression = "ServiceRequest.extension('https://nextstep-hub.example/fhir/StructureDefinition/ext-clinical-service').extension('endedOn').value"
* xpathUsage = #normal