Instance: referral-status
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/referral-status"
* version = "0.1.0"
* name = "ReferralStatus"
* status = #draft
* kind = #operation
* description = "What became of a referral or of a message that the caller sent. Somebody else's reads like one that never was."
* affectsState = false
* code = #referral-status
* system = true
* type = false
* instance = false
* parameter[+].name = #identifier
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The sender's number of the referral, the hub's, or the key of a message."
* parameter[=].type = #Identifier
* parameter[+].name = #task
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The referral's task as its sender may see it."
* parameter[=].type = #Task
* parameter[+].name = #received
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "When the message came."
* parameter[=].type = #dateTime
* parameter[+].name = #decision
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "What was decided about the message."
* parameter[=].type = #code
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-decision"
* parameter[+].name = #receipt
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Number of the receipt."
* parameter[=].type = #string
