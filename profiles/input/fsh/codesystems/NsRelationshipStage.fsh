CodeSystem: NsRelationshipStage
Id: ns-relationship-stage
Title: "Peer relationship stage"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-relationship-stage"
* ^content = #complete
* ^count = 3
* #beginning "Beginning"
* #beginning ^designation.language = #fr
* #beginning ^designation.value = "Début"
* #ongoing "Ongoing"
* #ongoing ^designation.language = #fr
* #ongoing ^designation.value = "En cours"
* #ending "Ending"
* #ending ^designation.language = #fr
* #ending ^designation.value = "Conclusion"