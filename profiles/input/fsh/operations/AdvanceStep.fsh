Instance: advance-step
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/advance-step"
* version = "0.1.0"
* name = "AdvanceStep"
* status = #draft
* kind = #operation
* description = "Takes a referral one step on, back, to a hold or to its end. What may follow what is the table of the pathway; anything else is answered with 422 and the list of what may follow."
* affectsState = true
* code = #advance-step
* resource = #Task
* system = false
* type = false
* instance = true
* parameter[+].name = #status
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The status it should have."
* parameter[=].type = #code
* parameter[+].name = #businessStatus
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The business status it should have; the step follows from it."
* parameter[=].type = #code
* parameter[+].name = #reason
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Why, a code of ns-status-reason, where the state has more than one."
* parameter[=].type = #code
* parameter[+].name = #date
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "For an overlap its planned end, for a completed transition the day on which the clinical service ended."
* parameter[=].type = #date
* parameter[+].name = #agreedWithPerson
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "That it was talked over with the person; needed from the introduction on."
* parameter[=].type = #boolean
* parameter[+].name = #requestedItem
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "What the agency is asked for, codes of ns-task-io; needed when it waits for information."
* parameter[=].type = #code
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
* parameter[=].documentation = "The task as it is now."
* parameter[=].type = #Task
