Instance: nextstep-clinical-end
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-clinical-end"
* version = "0.1.0"
* name = "NextstepClinicalEnd"
* status = #active
* description = "Next Step: clinical-end"
* code = #clinical-end
* base = #ServiceRequest
* type = #date
* expression = "ServiceRequest.extension('https://nextstep-hub.example/fhir/StructureDefinition/ext-clinical-service').extension('expectedEnd').value"
* xpathUsage = #normal