CodeSystem: NsStatusReason
Id: ns-status-reason
Title: "Status reason"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-status-reason"
* ^content = #complete
* ^count = 19
* ^property.code = #outward
* ^property.description = "What the partner is told"
* ^property.type = #code
* #capacity "No room at this time"
* #capacity ^designation.language = #fr
* #capacity ^designation.value = "Aucune place pour le moment"
* #capacity ^property.code = #outward
* #capacity ^property.valueCode = #capacity
* #outside-programme "Outside the programme"
* #outside-programme ^designation.language = #fr
* #outside-programme ^designation.value = "Hors du programme"
* #outside-programme ^property.code = #outward
* #outside-programme ^property.valueCode = #outside-programme
* #not-suitable "Not a fit after talking together"
* #not-suitable ^designation.language = #fr
* #not-suitable ^designation.value = "Ne convient pas, après discussion"
* #not-suitable ^property.code = #outward
* #not-suitable ^property.valueCode = #not-taken-up
* #person-declined "The person chose not to go on"
* #person-declined ^designation.language = #fr
* #person-declined ^designation.value = "La personne a choisi de ne pas poursuivre"
* #person-declined ^property.code = #outward
* #person-declined ^property.valueCode = #not-taken-up
* #no-contact-made "No contact could be made"
* #no-contact-made ^designation.language = #fr
* #no-contact-made ^designation.value = "Aucun contact n'a pu être établi"
* #no-contact-made ^property.code = #outward
* #no-contact-made ^property.valueCode = #not-taken-up
* #not-taken-up "Not taken up"
* #not-taken-up ^designation.language = #fr
* #not-taken-up ^designation.value = "Non retenu"
* #not-taken-up ^property.code = #outward
* #not-taken-up ^property.valueCode = #not-taken-up
* #person-paused "Paused by the person"
* #person-paused ^designation.language = #fr
* #person-paused ^designation.value = "En pause à la demande de la personne"
* #person-paused ^property.code = #outward
* #person-paused ^property.valueCode = #paused
* #paused "Paused"
* #paused ^designation.language = #fr
* #paused ^designation.value = "En pause"
* #paused ^property.code = #outward
* #paused ^property.valueCode = #paused
* #consent-withdrawn "Consent withdrawn"
* #consent-withdrawn ^designation.language = #fr
* #consent-withdrawn ^designation.value = "Consentement retiré"
* #consent-withdrawn ^property.code = #outward
* #consent-withdrawn ^property.valueCode = #closed
* #consent-expired "Consent ended"
* #consent-expired ^designation.language = #fr
* #consent-expired ^designation.value = "Consentement échu"
* #consent-expired ^property.code = #outward
* #consent-expired ^property.valueCode = #closed
* #closed "Closed"
* #closed ^designation.language = #fr
* #closed ^designation.value = "Fermé"
* #closed ^property.code = #outward
* #closed ^property.valueCode = #closed
* #ended-by-agreement "Closed by agreement"
* #ended-by-agreement ^designation.language = #fr
* #ended-by-agreement ^designation.value = "Fermé de commun accord"
* #ended-by-agreement ^property.code = #outward
* #ended-by-agreement ^property.valueCode = #closed
* #consent-needed "Consent to share is needed"
* #consent-needed ^designation.language = #fr
* #consent-needed ^designation.value = "Un consentement à la communication est requis"
* #consent-needed ^property.code = #outward
* #consent-needed ^property.valueCode = #consent-needed
* #information-needed "Information is needed"
* #information-needed ^designation.language = #fr
* #information-needed ^designation.value = "Des renseignements sont requis"
* #information-needed ^property.code = #outward
* #information-needed ^property.valueCode = #information-needed
* #agreement-not-in-force "No agreement in force"
* #agreement-not-in-force ^designation.language = #fr
* #agreement-not-in-force ^designation.value = "Aucune entente en vigueur"
* #agreement-not-in-force ^property.code = #outward
* #agreement-not-in-force ^property.valueCode = #agreement-not-in-force
* #withdrawn-by-sender "Withdrawn by the sender"
* #withdrawn-by-sender ^designation.language = #fr
* #withdrawn-by-sender ^designation.value = "Retiré par l'expéditeur"
* #withdrawn-by-sender ^property.code = #outward
* #withdrawn-by-sender ^property.valueCode = #withdrawn-by-sender
* #held-by-sender "Held by the sender"
* #held-by-sender ^designation.language = #fr
* #held-by-sender ^designation.value = "En suspens à la demande de l'expéditeur"
* #held-by-sender ^property.code = #outward
* #held-by-sender ^property.valueCode = #held-by-sender
* #duplicate-referral "Same referral already here"
* #duplicate-referral ^designation.language = #fr
* #duplicate-referral ^designation.value = "Le même aiguillage existe déjà"
* #duplicate-referral ^property.code = #outward
* #duplicate-referral ^property.valueCode = #duplicate-referral
* #recorded-in-error "Recorded in error"
* #recorded-in-error ^designation.language = #fr
* #recorded-in-error ^designation.value = "Inscrit par erreur"
* #recorded-in-error ^property.code = #outward
* #recorded-in-error ^property.valueCode = #recorded-in-error