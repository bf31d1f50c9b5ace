Instance: revokeConsent
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/revokeConsent"
* version = "0.1.0"
* name = "RevokeConsent"
* status = #draft
* kind = #operation
* description = "Passes on the person's word to stop sharing. Never refused for want of form, the same answer for somebody known and unknown, and 200 only once it is committed."
* affectsState = true
* code = #revokeConsent
* resource = #Consent
* system = false
* type = true
* instance = false
* parameter[+].name = #identifier
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Identifier of the consent. This or patient is needed."
* parameter[=].type = #Identifier
* parameter[+].name = #patient
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The sender's number of the person, or the hub's."
* parameter[=].type = #Identifier
* parameter[+].name = #direction
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "peer-to-clinical ends only what peer support may tell the partner; otherwise both directions end."
* parameter[=].type = #code
* parameter[+].name = #reason
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Why, if the person wishes to say."
* parameter[=].type = #Coding
* parameter[+].name = #outcome
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "That it is done, with the number of the receipt."
* parameter[=].type = #OperationOutcome
