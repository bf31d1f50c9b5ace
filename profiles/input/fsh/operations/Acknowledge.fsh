Instance: acknowledge
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/acknowledge"
* version = "0.1.0"
* name = "Acknowledge"
* status = #draft
* kind = #operation
* description = "Takes an item of the continuity watch off the list: somebody has looked at it."
* affectsState = true
* code = #acknowledge
* resource = #Task
* system = false
* type = false
* instance = true
* parameter[+].name = #by
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Who has looked at it, a PractitionerRole."
* parameter[=].type = #Reference
* parameter[+].name = #reason
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "What they found or did, in a few words."
* parameter[=].type = #string
* parameter[+].name = #ifVersion
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The version that was read; another one is answered with 409."
* parameter[=].type = #string
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The item as it is now."
* parameter[=].type = #Task
