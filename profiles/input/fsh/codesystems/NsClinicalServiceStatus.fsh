CodeSystem: NsClinicalServiceStatus
Id: ns-clinical-service-status
Title: "Clinical service status"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-clinical-service-status"
* ^content = #complete
* ^count = 3
* #active "Active"
* #active ^designation.language = #fr
* #active ^designation.value = "Actif"
* #ending "Ending"
* #ending ^designation.language = #fr
* #ending ^designation.value = "Se termine"
* #ended "Ended"
* #ended ^designation.language = #fr
* #ended ^designation.value = "Terminé"