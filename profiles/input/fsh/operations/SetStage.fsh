Instance: set-stage
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/set-stage"
* version = "0.1.0"
* name = "SetStage"
* status = #draft
* kind = #operation
* description = "Turns a peer relationship to another stage, or finishes it, as agreed with the person."
* affectsState = true
* code = #set-stage
* resource = #EpisodeOfCare
* system = false
* type = false
* instance = true
* parameter[+].name = #stage
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "beginning, ongoing, ending, or finished."
* parameter[=].type = #code
* parameter[+].name = #at
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "When; now if it is not said."
* parameter[=].type = #dateTime
* parameter[+].name = #agreedWithPerson
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "That it was agreed with the person; a stage is never set without them."
* parameter[=].type = #boolean
* parameter[+].name = #endingReason
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Why it ended, a code of ns-ending-reason, if the person wishes it to be kept."
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
* parameter[=].documentation = "The relationship as it is now."
* parameter[=].type = #EpisodeOfCare
