Instance: fileConsent
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/fileConsent"
* version = "0.1.0"
* name = "FileConsent"
* status = #draft
* kind = #operation
* description = "Sends a consent by itself: before a referral, or after one was refused for want of it. Judged as in a referral; what permits nothing is refused and not kept, but the no of a person who is held and a permit of theirs that begins later."
* affectsState = true
* code = #fileConsent
* resource = #Consent
* system = false
* type = true
* instance = false
* parameter[+].name = #consent
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The consent, exactly as it would travel in a referral."
* parameter[=].type = #Consent
* parameter[+].name = #patient
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The person, with the sender's number of type MR. Not needed for a person who is held; then Consent.patient.identifier is enough."
* parameter[=].type = #Patient
* parameter[+].name = #evidence
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "A QuestionnaireResponse or DocumentReference that the consent rests on; becomes its source unless it names one."
* parameter[=].type = #Resource
* parameter[+].name = #decision
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "What the consent lets happen now."
* parameter[=].type = #code
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-decision"
* parameter[+].name = #consent
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The stored consent; absent when nothing is kept."
* parameter[=].type = #Reference
* parameter[+].name = #outcome
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Codes and plain words, with the number of the receipt."
* parameter[=].type = #OperationOutcome
