Instance: next-notice
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/next-notice"
* version = "0.1.0"
* name = "NextNotice"
* status = #draft
* kind = #operation
* description = "For the routes: the next notice that is due to one of their partners, decided anew at this moment, or nothing."
* affectsState = true
* code = #next-notice
* system = true
* type = false
* instance = false
* parameter[+].name = #notice
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Number of the notice, to be named with its outcome."
* parameter[=].type = #positiveInt
* parameter[+].name = #partner
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Code of the partner."
* parameter[=].type = #string
* parameter[+].name = #message
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The message to be delivered."
* parameter[=].type = #Bundle
* parameter[+].name = #person
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The partner's own number of the person, for a door by HL7 v2."
* parameter[=].type = #Identifier
