Instance: nextstep-supporting-info
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-supporting-info"
* version = "0.1.0"
* name = "NextstepSupportingInfo"
* status = #active
* description = "Next Step: supporting-info"
* code = #supporting-info
* base = #ServiceRequest
* type = #reference
* expression = "ServiceRequest.supportingInfo"
* xpathUsage = #normal
* target[0] = #Consent
* target[+] = #QuestionnaireResponse
* target[+] = #DocumentReference