CodeSystem: NsTaskCode
Id: ns-task-code
Title: "Internal task code"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-task-code"
* ^content = #complete
* ^count = 2
* #transition-checklist "Transition checklist"
* #transition-checklist ^designation.language = #fr
* #transition-checklist ^designation.value = "Liste de vérification de la transition"
* #continuity-watch "Continuity watch"
* #continuity-watch ^designation.language = #fr
* #continuity-watch ^designation.value = "Veille de continuité"