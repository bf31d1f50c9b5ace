Instance: sender-refused
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/sender-refused"
* version = "0.1.0"
* name = "SenderRefused"
* status = #draft
* kind = #operation
* description = "For the routes: somebody at a door was not taken for whom they gave themselves out, and the audit keeps it."
* affectsState = true
* code = #sender-refused
* system = true
* type = false
* instance = false
* parameter[+].name = #why
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "handshake, stranger or other-partner."
* parameter[=].type = #code
* parameter[+].name = #address
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Address from which they came."
* parameter[=].type = #string
