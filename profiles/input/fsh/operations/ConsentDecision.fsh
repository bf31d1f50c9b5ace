Instance: consent-decision
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/consent-decision"
* version = "0.1.0"
* name = "ConsentDecision"
* status = #draft
* kind = #operation
* description = "Would this message be accepted now, and if not why? Decided by the same walk as a real message; nothing of it is kept, and nothing is promised."
* affectsState = false
* code = #consent-decision
* system = true
* type = false
* instance = false
* parameter[+].name = #content
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The Bundle of the real call."
* parameter[=].type = #Bundle
* parameter[+].name = #decision
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "permit, deny, no-consent or indeterminate."
* parameter[=].type = #code
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-decision"
* parameter[+].name = #reason
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The first rule that fails. Absent where it would tell of what another recorded."
* parameter[=].type = #code
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-reason"
* parameter[+].name = #consent
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Identifier and version of the consent it would rest on."
* parameter[=].type = #string
* parameter[+].name = #outcome
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "What the answer would say."
* parameter[=].type = #OperationOutcome
