Instance: open-closed
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/open-closed"
* version = "0.1.0"
* name = "OpenClosed"
* status = #draft
* kind = #operation
* description = "For the privacy officer: shows one record that is closed for everybody else. The reason is kept in the audit."
* affectsState = true
* code = #open-closed
* system = true
* type = false
* instance = false
* parameter[+].name = #record
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Reference to the record."
* parameter[=].type = #Reference
* parameter[+].name = #reason
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Why, in at least ten letters."
* parameter[=].type = #string
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The record as it is held."
* parameter[=].type = #Any
