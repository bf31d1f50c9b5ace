CodeSystem: NsBusinessStatus
Id: ns-business-status
Title: "Referral business status"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-business-status"
* ^content = #complete
* ^count = 20
* #awaiting-consent "Waiting for consent"
* #awaiting-consent ^designation.language = #fr
* #awaiting-consent ^designation.value = "En attente du consentement"
* #awaiting-information "Waiting for information"
* #awaiting-information ^designation.language = #fr
* #awaiting-information ^designation.value = "En attente de renseignements"
* #awaiting-agreement "Waiting for an agreement in force"
* #awaiting-agreement ^designation.language = #fr
* #awaiting-agreement ^designation.value = "En attente d'une entente en vigueur"
* #awaiting-review "Waiting for review"
* #awaiting-review ^designation.language = #fr
* #awaiting-review ^designation.value = "En attente d'examen"
* #awaiting-introduction "Waiting for the introduction"
* #awaiting-introduction ^designation.language = #fr
* #awaiting-introduction ^designation.value = "En attente de la présentation"
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
* #paused-by-person "Paused by the person"
* #paused-by-person ^designation.language = #fr
* #paused-by-person ^designation.value = "En pause à la demande de la personne"
* #held-by-sender "Held by the sender"
* #held-by-sender ^designation.language = #fr
* #held-by-sender ^designation.value = "En suspens à la demande de l'expéditeur"
* #declined-capacity "Not accepted: no room now"
* #declined-capacity ^designation.language = #fr
* #declined-capacity ^designation.value = "Non accepté : aucune place pour le moment"
* #declined-not-suitable "Not accepted: outside the programme"
* #declined-not-suitable ^designation.language = #fr
* #declined-not-suitable ^designation.value = "Non accepté : hors du programme"
* #declined-by-person "Not taken up by the person"
* #declined-by-person ^designation.language = #fr
* #declined-by-person ^designation.value = "Non retenu par la personne"
* #withdrawn-by-sender "Withdrawn by the sender"
* #withdrawn-by-sender ^designation.language = #fr
* #withdrawn-by-sender ^designation.value = "Retiré par l'expéditeur"
* #consent-withdrawn "Consent withdrawn"
* #consent-withdrawn ^designation.language = #fr
* #consent-withdrawn ^designation.value = "Consentement retiré"
* #consent-expired "Consent ended"
* #consent-expired ^designation.language = #fr
* #consent-expired ^designation.value = "Consentement échu"
* #no-contact-made "No contact made"
* #no-contact-made ^designation.language = #fr
* #no-contact-made ^designation.value = "Aucun contact établi"
* #closed-by-agreement "Closed by agreement"
* #closed-by-agreement ^designation.language = #fr
* #closed-by-agreement ^designation.value = "Fermé de commun accord"
* #recorded-in-error "Recorded in error"
* #recorded-in-error ^designation.language = #fr
* #recorded-in-error ^designation.value = "Inscrit par erreur"