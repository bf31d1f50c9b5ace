Instance: disclosures
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/disclosures"
* version = "0.1.0"
* name = "Disclosures"
* status = #draft
* kind = #operation
* description = "What was shared about a person, with whom, when and on which consent and agreement it rested, in plain sentences for that person. Also as a page to print (Accept: text/html)."
* affectsState = false
* code = #disclosures
* resource = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #start
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "First day, in Toronto."
* parameter[=].type = #date
* parameter[+].name = #end
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Last day, in Toronto."
* parameter[=].type = #date
* parameter[+].name = #language
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "en (default) or fr."
* parameter[=].type = #code
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "A collection of AuditEvents whose text is the sentence."
* parameter[=].type = #Bundle
