Instance: flat
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/flat"
* version = "0.1.0"
* name = "Flat"
* status = #draft
* kind = #operation
* description = "All rows of one kind as a table (CSV), one line a row. Nobody is named in it."
* affectsState = false
* code = #flat
* system = true
* type = false
* instance = false
* parameter[+].name = #view
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "referrals, relationships, contacts or consents."
* parameter[=].type = #code
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The table, as text/csv."
* parameter[=].type = #Binary
