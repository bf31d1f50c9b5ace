Instance: find-person
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/find-person"
* version = "0.1.0"
* name = "FindPerson"
* status = #draft
* kind = #operation
* description = "For the privacy officer: whose number this is, so that the audit can be asked about them. By POST, since an address would keep the number; the reason is kept in the audit."
* affectsState = true
* code = #find-person
* system = true
* type = false
* instance = false
* parameter[+].name = #identifier
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The person's number, with its system."
* parameter[=].type = #Identifier
* parameter[+].name = #reason
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Why, in at least ten letters."
* parameter[=].type = #string
* parameter[+].name = #patient
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "*"
* parameter[=].documentation = "Reference to the person; nothing else about them."
* parameter[=].type = #Reference
