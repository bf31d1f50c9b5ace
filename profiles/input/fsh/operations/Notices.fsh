Instance: notices
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/notices"
* version = "0.1.0"
* name = "Notices"
* status = #draft
* kind = #operation
* description = "What the agency was told of a referral, what it was not, and what is still on its way."
* affectsState = false
* code = #notices
* resource = #Task
* system = false
* type = false
* instance = true
* parameter[+].name = #notice
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "One fact, in order."
* parameter[=].part[+].name = #fact
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Code of ns-shared-fact."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #state
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "queued, delivered, told (in an answer), polled (the partner asks), withheld, undelivered."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #at
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "When the fact came to be."
* parameter[=].part[=].type = #instant
* parameter[=].part[+].name = #attempts
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How often it was tried."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #said
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What the partner answered last, or why it was withheld."
* parameter[=].part[=].type = #code
