CodeSystem: NsTag
Id: ns-tag
Title: "Hub tag"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-tag"
* ^content = #complete
* ^count = 2
* #closed "Closed: privacy role only"
* #closed ^designation.language = #fr
* #closed ^designation.value = "Fermé : rôle de la protection de la vie privée seulement"
* #test-lane "Test lane: never a real person"
* #test-lane ^designation.language = #fr
* #test-lane ^designation.value = "Voie de test : jamais une personne réelle"