CodeSystem: NsPartnerOption
Id: ns-partner-option
Title: "Partner option"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-partner-option"
* ^content = #complete
* ^count = 16
* #profile "Message dialect"
* #profile ^designation.language = #fr
* #profile ^designation.value = "Dialecte des messages"
* #strict-http "Business refusals as HTTP errors"
* #strict-http ^designation.language = #fr
* #strict-http ^designation.value = "Refus métier en erreurs HTTP"
* #existing-referral "New referral for a known referral id"
* #existing-referral ^designation.language = #fr
* #existing-referral ^designation.value = "Nouvel aiguillage pour un numéro connu"
* #unavailable-answer "MLLP answer to Unavailable"
* #unavailable-answer ^designation.language = #fr
* #unavailable-answer ^designation.value = "Réponse MLLP en cas d'indisponibilité"
* #notify "How the partner is told"
* #notify ^designation.language = #fr
* #notify ^designation.value = "Mode de notification"
* #language "Language of fixed texts"
* #language ^designation.language = #fr
* #language ^designation.value = "Langue des textes fixes"
* #time-zone "Zone of times without offset"
* #time-zone ^designation.language = #fr
* #time-zone ^designation.value = "Fuseau horaire par défaut"
* #charset "Charset when none is declared"
* #charset ^designation.language = #fr
* #charset ^designation.value = "Jeu de caractères par défaut"
* #charset-alias "Charset really sent under a declared one"
* #charset-alias ^designation.language = #fr
* #charset-alias ^designation.value = "Jeu de caractères réellement envoyé"
* #mrn-namespace "Namespace of numbers without one"
* #mrn-namespace ^designation.language = #fr
* #mrn-namespace ^designation.value = "Espace de noms des numéros qui n'en ont pas"
* #province "Province of health numbers without one"
* #province ^designation.language = #fr
* #province ^designation.value = "Province par défaut du numéro de santé"
* #consent-types "Consent types looked at (CON-2)"
* #consent-types ^designation.language = #fr
* #consent-types ^designation.value = "Types de consentement examinés (CON-2)"
* #default-consent-form "Consent form when none is named"
* #default-consent-form ^designation.language = #fr
* #default-consent-form ^designation.value = "Formulaire de consentement par défaut"
* #file-marker "A file is finished by a .done marker"
* #file-marker ^designation.language = #fr
* #file-marker ^designation.value = "Un fichier est complet avec son marqueur .done"
* #zip "Archives accepted"
* #zip ^designation.language = #fr
* #zip ^designation.value = "Archives acceptées"
* #status-file "Status files written"
* #status-file ^designation.language = #fr
* #status-file ^designation.value = "Fichiers de statut produits"