CodeSystem: NsMessageEvent
Id: ns-message-event
Title: "Hub message event"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-message-event"
* ^content = #complete
* ^count = 6
* #status-query "Ask for the status of a referral"
* #status-query ^designation.language = #fr
* #status-query ^designation.value = "Demander l'état d'un aiguillage"
* #clinical-service-ended "Clinical service ended"
* #clinical-service-ended ^designation.language = #fr
* #clinical-service-ended ^designation.value = "Service clinique terminé"
* #clinical-service-resumed "Clinical service goes on"
* #clinical-service-resumed ^designation.language = #fr
* #clinical-service-resumed ^designation.value = "Le service clinique se poursuit"
* #clinical-visit-cancelled "Clinical visit cancelled"
* #clinical-visit-cancelled ^designation.language = #fr
* #clinical-visit-cancelled ^designation.value = "Visite clinique annulée"
* #person-update "Person details updated"
* #person-update ^designation.language = #fr
* #person-update ^designation.value = "Coordonnées de la personne modifiées"
* #identifier-merge "Two numbers of one person joined"
* #identifier-merge ^designation.language = #fr
* #identifier-merge ^designation.value = "Fusion de deux numéros d'une même personne"