CodeSystem: NsSharedFact
Id: ns-shared-fact
Title: "Fact that may travel back"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-shared-fact"
* ^content = #complete
* ^count = 12
* #received "Received"
* #received ^designation.language = #fr
* #received ^designation.value = "Reçu"
* #information-needed "Information needed"
* #information-needed ^designation.language = #fr
* #information-needed ^designation.value = "Renseignements requis"
* #accepted "Accepted"
* #accepted ^designation.language = #fr
* #accepted ^designation.value = "Accepté"
* #not-accepted "Not accepted"
* #not-accepted ^designation.language = #fr
* #not-accepted ^designation.value = "Non accepté"
* #closed "Closed"
* #closed ^designation.language = #fr
* #closed ^designation.value = "Fermé"
* #introduced "Introduced"
* #introduced ^designation.language = #fr
* #introduced ^designation.value = "Présentation faite"
* #overlap-active "Both services involved"
* #overlap-active ^designation.language = #fr
* #overlap-active ^designation.value = "Les deux services participent"
* #overlap-not-possible "Overlap not possible"
* #overlap-not-possible ^designation.language = #fr
* #overlap-not-possible ^designation.value = "Chevauchement impossible"
* #transition-complete "Transition complete"
* #transition-complete ^designation.language = #fr
* #transition-complete ^designation.value = "Transition terminée"
* #paused "Paused"
* #paused ^designation.language = #fr
* #paused ^designation.value = "En pause"
* #resumed "Resumed"
* #resumed ^designation.language = #fr
* #resumed ^designation.value = "Repris"
* #please-call "A call is asked for"
* #please-call ^designation.language = #fr
* #please-call ^designation.value = "Un appel est demandé"
