Instance: record-history
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/record-history"
* version = "0.1.0"
* name = "RecordHistory"
* status = #draft
* kind = #operation
* description = "For the privacy officer: all versions of one record. The reason is kept in the audit."
* affectsState = true
* code = #record-history
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
* parameter[=].documentation = "A collection of all versions, the first one first."
* parameter[=].type = #Bundle
