Instance: everything
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/everything"
* version = "0.1.0"
* name = "Everything"
* status = #draft
* kind = #operation
* description = "A referral with all that belongs to it, as far as the caller sees it."
* affectsState = false
* code = #everything
* resource = #Task
* system = false
* type = false
* instance = true
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "A collection: the referral's own task first, then the tasks beside it, the request, the person, every consent on file about them, the peer relationship with its contacts and conversations, and the agency's words."
* parameter[=].type = #Bundle
