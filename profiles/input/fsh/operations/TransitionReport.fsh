Instance: transition-report
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/transition-report"
* version = "0.1.0"
* name = "TransitionReport"
* status = #draft
* kind = #operation
* description = "How the programme goes: a MeasureReport for each month. The running month has the status pending and no numbers. A month is counted once; whoever asks again gets the same numbers."
* affectsState = false
* code = #transition-report
* system = true
* type = false
* instance = false
* parameter[+].name = #start
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "First day of a month."
* parameter[=].type = #date
* parameter[+].name = #end
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Last day of a month that has begun."
* parameter[=].type = #date
* parameter[+].name = #group
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "month (refusals by their reason) or partner (every number by partner too); month if it is not said."
* parameter[=].type = #code
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "A collection of MeasureReport resources."
* parameter[=].type = #Bundle
