CodeSystem: NsNotice
Id: ns-notice
Title: "Fixed notice to a partner"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-notice"
* ^content = #complete
* ^count = 10
* #referral-received "We received the referral."
* #referral-received ^designation.language = #fr
* #referral-received ^designation.value = "Nous avons reçu l'aiguillage."
* #consent-needed "Please send the consent to share, then send the referral again."
* #consent-needed ^designation.language = #fr
* #consent-needed ^designation.value = "Veuillez envoyer le consentement à la communication, puis renvoyer l'aiguillage."
* #express-limits-in-codes "Please express the limits of the consent in codes, then send the referral again."
* #express-limits-in-codes ^designation.language = #fr
* #express-limits-in-codes ^designation.value = "Veuillez exprimer les limites du consentement au moyen de codes, puis renvoyer l'aiguillage."
* #information-needed "Please send the information asked for."
* #information-needed ^designation.language = #fr
* #information-needed ^designation.value = "Veuillez envoyer les renseignements demandés."
* #accepted "The referral was accepted."
* #accepted ^designation.language = #fr
* #accepted ^designation.value = "L'aiguillage a été accepté."
* #not-accepted "The referral was not taken up."
* #not-accepted ^designation.language = #fr
* #not-accepted ^designation.value = "L'aiguillage n'a pas été retenu."
* #closed "The referral is closed."
* #closed ^designation.language = #fr
* #closed ^designation.value = "L'aiguillage est fermé."
* #please-call "Please call us about this referral."
* #please-call ^designation.language = #fr
* #please-call ^designation.value = "Veuillez nous appeler au sujet de cet aiguillage."
* #agreement-ending "The agreement between our organizations is about to end."
* #agreement-ending ^designation.language = #fr
* #agreement-ending ^designation.value = "L'entente entre nos organismes arrive à échéance."
* #consent-recorded "The consent was recorded. A referral may now be sent, also one that was refused before."
* #consent-recorded ^designation.language = #fr
* #consent-recorded ^designation.value = "Le consentement est consigné. Un aiguillage peut maintenant être envoyé, même s'il avait été refusé."
