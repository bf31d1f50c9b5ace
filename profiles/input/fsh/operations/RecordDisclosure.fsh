Instance: record-disclosure
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/record-disclosure"
* version = "0.1.0"
* name = "RecordDisclosure"
* status = #draft
* kind = #operation
* description = "For the privacy officer: notes that something about a person was passed on outside the hub, so that the list of disclosures of that person holds it. What was passed on is not kept."
* affectsState = true
* code = #record-disclosure
* system = true
* type = false
* instance = false
* parameter[+].name = #patient
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The person."
* parameter[=].type = #Reference
* parameter[+].name = #recipient
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "To whom."
* parameter[=].type = #string
* parameter[+].name = #on
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "On which day, not ahead."
* parameter[=].type = #date
* parameter[+].name = #basis
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "with-consent, serious-harm or required-by-law."
* parameter[=].type = #code
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "That it was noted."
* parameter[=].type = #OperationOutcome
