Instance: nextstep-input-reference
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-input-reference"
* version = "0.1.0"
* name = "NextstepInputReference"
* status = #active
* description = "Next Step: input-reference"
* code = #input-reference
* base = #Task
* type = #reference
* expression = "Task.input.value.ofType(Reference)"
* xpathUsage = #normal
* target[0] = #Consent
* target[+] = #QuestionnaireResponse
* target[+] = #DocumentReference