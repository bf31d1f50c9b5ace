Instance: agreement-status
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/agreement-status"
* version = "0.1.0"
* name = "AgreementStatus"
* status = #draft
* kind = #operation
* description = "Whether the agreement with the calling partner is in force, and until when."
* affectsState = false
* code = #agreement-status
* resource = #Organization
* system = false
* type = true
* instance = false
* parameter[+].name = #at
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The day for which it is asked; today if it is not said."
* parameter[=].type = #date
* parameter[+].name = #inForce
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Whether referrals are taken under it on that day."
* parameter[=].type = #boolean
* parameter[+].name = #suspended
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Whether it is suspended on that day."
* parameter[=].type = #boolean
* parameter[+].name = #agreement
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Its number and version."
* parameter[=].type = #string
* parameter[+].name = #start
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Its first day."
* parameter[=].type = #date
* parameter[+].name = #end
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Its last day."
* parameter[=].type = #date
* parameter[+].name = #reason
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "ok, or why it is not in force."
* parameter[=].type = #code
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-reason"
