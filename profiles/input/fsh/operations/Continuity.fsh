Instance: continuity
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/continuity"
* version = "0.1.0"
* name = "Continuity"
* status = #draft
* kind = #operation
* description = "How the way from one service to the other stands: days, and what needs a look."
* affectsState = false
* code = #continuity
* resource = #Task
* system = false
* type = false
* instance = true
* parameter[+].name = #at
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The day for which it is asked; today if it is not said."
* parameter[=].type = #date
* parameter[+].name = #timeToAnswer
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Days from the referral to its answer."
* parameter[=].type = #integer
* parameter[+].name = #timeToFirstContact
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Days from the referral to the introduction."
* parameter[=].type = #integer
* parameter[+].name = #noticeGiven
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Days from the referral to the end of the clinical service; negative when it came after the end."
* parameter[=].type = #integer
* parameter[+].name = #overlapDays
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Days on which both services are involved."
* parameter[=].type = #integer
* parameter[+].name = #gapDays
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Days on which the person had neither."
* parameter[=].type = #integer
* parameter[+].name = #watch
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Open items of the watch."
* parameter[=].type = #Reference
