CodeSystem: NsWatchReason
Id: ns-watch-reason
Title: "Continuity watch reason"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-watch-reason"
* ^content = #complete
* ^count = 15
* #end-near-no-introduction "Clinical end is near, no introduction yet"
* #end-near-no-introduction ^designation.language = #fr
* #end-near-no-introduction ^designation.value = "Fin du service clinique proche, aucune présentation"
* #ended-no-introduction "Clinical service ended, no introduction yet"
* #ended-no-introduction ^designation.language = #fr
* #ended-no-introduction ^designation.value = "Service clinique terminé, aucune présentation"
* #end-date-unknown "Clinical end date is unknown"
* #end-date-unknown ^designation.language = #fr
* #end-date-unknown ^designation.value = "Date de fin du service clinique inconnue"
* #end-date-moved-earlier "Clinical end date moved earlier"
* #end-date-moved-earlier ^designation.language = #fr
* #end-date-moved-earlier ^designation.value = "Date de fin du service clinique devancée"
* #response-overdue "Answer to the referral is overdue"
* #response-overdue ^designation.language = #fr
* #response-overdue ^designation.value = "Réponse à l'aiguillage en retard"
* #introduction-overdue "Introduction is overdue"
* #introduction-overdue ^designation.language = #fr
* #introduction-overdue ^designation.value = "Présentation en retard"
* #sender-closed-early "Sender closed its request early"
* #sender-closed-early ^designation.language = #fr
* #sender-closed-early ^designation.value = "L'expéditeur a fermé sa demande trop tôt"
* #long-pause "Long pause"
* #long-pause ^designation.language = #fr
* #long-pause ^designation.value = "Pause prolongée"
* #consent-ending "Consent is about to end"
* #consent-ending ^designation.language = #fr
* #consent-ending ^designation.value = "Le consentement arrive à échéance"
* #share-back-ending "Share-back consent is about to end"
* #share-back-ending ^designation.language = #fr
* #share-back-ending ^designation.value = "Le consentement au retour d'information arrive à échéance"
* #agreement-ending "Agreement is about to end"
* #agreement-ending ^designation.language = #fr
* #agreement-ending ^designation.value = "L'entente arrive à échéance"
* #attestation-missing "Steps 1 to 3 are not all attested"
* #attestation-missing ^designation.language = #fr
* #attestation-missing ^designation.value = "Les étapes 1 à 3 ne sont pas toutes attestées"
* #overlap-not-begun "Introduced, but the planned overlap has not begun"
* #overlap-not-begun ^designation.language = #fr
* #overlap-not-begun ^designation.value = "Présentation faite, mais le chevauchement prévu n'a pas commencé"
* #notice-undelivered "The partner could not be told for days"
* #notice-undelivered ^designation.language = #fr
* #notice-undelivered ^designation.value = "Le partenaire n'a pas pu être informé depuis plusieurs jours"
* #sender-note "The sender told something that somebody should read"
* #sender-note ^designation.language = #fr
* #sender-note ^designation.value = "L'expéditeur a transmis une information à lire"
