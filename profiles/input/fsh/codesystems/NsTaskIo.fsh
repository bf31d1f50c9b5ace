CodeSystem: NsTaskIo
Id: ns-task-io
Title: "Task input and output"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-task-io"
* ^content = #complete
* ^count = 10
* #consent "Consent"
* #consent ^designation.language = #fr
* #consent ^designation.value = "Consentement"
* #requested-item "Item asked for"
* #requested-item ^designation.language = #fr
* #requested-item ^designation.value = "Élément demandé"
* #reply "Reply"
* #reply ^designation.language = #fr
* #reply ^designation.value = "Réponse"
* #clinical-end-date "Date the clinical service ends"
* #clinical-end-date ^designation.language = #fr
* #clinical-end-date ^designation.value = "Date de fin du service clinique"
* #peer-relationship "Peer relationship"
* #peer-relationship ^designation.language = #fr
* #peer-relationship ^designation.value = "Relation de soutien par les pairs"
* #introduction-date "Date of introduction"
* #introduction-date ^designation.language = #fr
* #introduction-date ^designation.value = "Date de la présentation"
* #overlap-period "Overlap period"
* #overlap-period ^designation.language = #fr
* #overlap-period ^designation.value = "Période de chevauchement"
* #step-done "Step done"
* #step-done ^designation.language = #fr
* #step-done ^designation.value = "Étape accomplie"
* #contact-details "Ways to reach the person"
* #contact-details ^designation.language = #fr
* #contact-details ^designation.value = "Moyens de joindre la personne"
* #access-needs "Access needs"
* #access-needs ^designation.language = #fr
* #access-needs ^designation.value = "Besoins d'accessibilité"