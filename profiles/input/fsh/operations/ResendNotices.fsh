Instance: resend-notices
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/resend-notices"
* version = "0.1.0"
* name = "ResendNotices"
* status = #draft
* kind = #operation
* description = "Sends again what could not be delivered and was given up."
* affectsState = true
* code = #resend-notices
* resource = #Task
* system = false
* type = false
* instance = true
* parameter[+].name = #queued
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "How many notices are on their way again."
* parameter[=].type = #integer
