Instance: notice-outcome
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/notice-outcome"
* version = "0.1.0"
* name = "NoticeOutcome"
* status = #draft
* kind = #operation
* description = "For the routes: what became of a notice that was handed out."
* affectsState = true
* code = #notice-outcome
* system = true
* type = false
* instance = false
* parameter[+].name = #notice
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Its number."
* parameter[=].type = #positiveInt
* parameter[+].name = #delivered
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Whether the partner took it; if not it is tried again later."
* parameter[=].type = #boolean
* parameter[+].name = #said
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "What the partner answered, in one word."
* parameter[=].type = #code
