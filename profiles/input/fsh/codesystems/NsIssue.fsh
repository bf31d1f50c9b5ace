CodeSystem: NsIssue
Id: ns-issue
Title: "Gate and content issue"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-issue"
* ^content = #complete
* ^count = 47
* ^property[0].code = #hl7v2
* ^property[=].description = "Code for HL7 v2 (ERR-5) and file senders"
* ^property[=].type = #string
* ^property[+].code = #issueType
* ^property[=].description = "OperationOutcome.issue.code"
* ^property[=].type = #code
* #frame "The frame or the message header cannot be read"
* #frame ^designation.language = #fr
* #frame ^designation.value = "La trame ou l'en-tête du message est illisible"
* #frame ^property[0].code = #hl7v2
* #frame ^property[=].valueString = "HUB-FRAME"
* #frame ^property[+].code = #issueType
* #frame ^property[=].valueCode = #structure
* #limit "The message exceeds a size or count limit"
* #limit ^designation.language = #fr
* #limit ^designation.value = "Le message dépasse une limite de taille ou de nombre"
* #limit ^property[0].code = #hl7v2
* #limit ^property[=].valueString = "HUB-LIMIT"
* #limit ^property[+].code = #issueType
* #limit ^property[=].valueCode = #too-long
* #charset "The character set or a character is not accepted"
* #charset ^designation.language = #fr
* #charset ^designation.value = "Le jeu de caractères ou un caractère n'est pas accepté"
* #charset ^property[0].code = #hl7v2
* #charset ^property[=].valueString = "HUB-CHARSET"
* #charset ^property[+].code = #issueType
* #charset ^property[=].valueCode = #value
* #partner "The sender is not registered on this connection"
* #partner ^designation.language = #fr
* #partner ^designation.value = "L'expéditeur n'est pas inscrit pour cette connexion"
* #partner ^property[0].code = #hl7v2
* #partner ^property[=].valueString = "HUB-PARTNER"
* #partner ^property[+].code = #issueType
* #partner ^property[=].valueCode = #forbidden
* #dest "The message names another receiver"
* #dest ^designation.language = #fr
* #dest ^designation.value = "Le message désigne un autre destinataire"
* #dest ^property[0].code = #hl7v2
* #dest ^property[=].valueString = "HUB-DEST"
* #dest ^property[+].code = #issueType
* #dest ^property[=].valueCode = #business-rule
* #retry "Temporarily unable. Send the same message again"
* #retry ^designation.language = #fr
* #retry ^designation.value = "Impossible pour le moment. Renvoyez le même message"
* #retry ^property[0].code = #hl7v2
* #retry ^property[=].valueString = "HUB-RETRY"
* #retry ^property[+].code = #issueType
* #retry ^property[=].valueCode = #transient
* #fault "A fault of the hub. It is on record; you may send the same message again"
* #fault ^designation.language = #fr
* #fault ^designation.value = "Une panne du système. Elle est consignée; vous pouvez renvoyer le même message"
* #fault ^property[0].code = #hl7v2
* #fault ^property[=].valueString = "HUB-FAULT"
* #fault ^property[+].code = #issueType
* #fault ^property[=].valueCode = #exception
* #given-up "A fault of the hub keeps this message from being taken. Do not send it again; tell us"
* #given-up ^designation.language = #fr
* #given-up ^designation.value = "Une panne du système empêche de prendre ce message. Ne le renvoyez pas; écrivez-nous"
* #given-up ^property[0].code = #hl7v2
* #given-up ^property[=].valueString = "HUB-GIVEN-UP"
* #given-up ^property[+].code = #issueType
* #given-up ^property[=].valueCode = #exception
* #agreement-not-in-force "No agreement with the sender is in force today"
* #agreement-not-in-force ^designation.language = #fr
* #agreement-not-in-force ^designation.value = "Aucune entente avec l'expéditeur n'est en vigueur aujourd'hui"
* #agreement-not-in-force ^property[0].code = #hl7v2
* #agreement-not-in-force ^property[=].valueString = "HUB-AGREEMENT-NOT-IN-FORCE"
* #agreement-not-in-force ^property[+].code = #issueType
* #agreement-not-in-force ^property[=].valueCode = #business-rule
* #consent-missing "No consent to share came with it or is on file"
* #consent-missing ^designation.language = #fr
* #consent-missing ^designation.value = "Aucun consentement à la communication n'a été reçu ni n'est au dossier"
* #consent-missing ^property[0].code = #hl7v2
* #consent-missing ^property[=].valueString = "HUB-CONSENT-MISSING"
* #consent-missing ^property[+].code = #issueType
* #consent-missing ^property[=].valueCode = #suppressed
* #consent-required "Consent to share is required"
* #consent-required ^designation.language = #fr
* #consent-required ^designation.value = "Un consentement à la communication est requis"
* #consent-required ^property[0].code = #hl7v2
* #consent-required ^property[=].valueString = "HUB-CONSENT-REQUIRED"
* #consent-required ^property[+].code = #issueType
* #consent-required ^property[=].valueCode = #suppressed
* #consent-refused "The consent was refused. Nothing was kept"
* #consent-refused ^designation.language = #fr
* #consent-refused ^designation.value = "Le consentement a été refusé. Rien n'a été conservé"
* #consent-refused ^property[0].code = #hl7v2
* #consent-refused ^property[=].valueString = "HUB-CONSENT-REFUSED"
* #consent-refused ^property[+].code = #issueType
* #consent-refused ^property[=].valueCode = #suppressed
* #consent-pending "The consent was not yet given. Nothing was kept"
* #consent-pending ^designation.language = #fr
* #consent-pending ^designation.value = "Le consentement n'a pas encore été donné. Rien n'a été conservé"
* #consent-pending ^property[0].code = #hl7v2
* #consent-pending ^property[=].valueString = "HUB-CONSENT-PENDING"
* #consent-pending ^property[+].code = #issueType
* #consent-pending ^property[=].valueCode = #suppressed
* #consent-rescinded "The consent was withdrawn. Nothing was kept"
* #consent-rescinded ^designation.language = #fr
* #consent-rescinded ^designation.value = "Le consentement a été retiré. Rien n'a été conservé"
* #consent-rescinded ^property[0].code = #hl7v2
* #consent-rescinded ^property[=].valueString = "HUB-CONSENT-RESCINDED"
* #consent-rescinded ^property[+].code = #issueType
* #consent-rescinded ^property[=].valueCode = #suppressed
* #consent-bypassed "Consent was bypassed. It must be asked for"
* #consent-bypassed ^designation.language = #fr
* #consent-bypassed ^designation.value = "Le consentement a été contourné. Il doit être demandé"
* #consent-bypassed ^property[0].code = #hl7v2
* #consent-bypassed ^property[=].valueString = "HUB-CONSENT-BYPASSED"
* #consent-bypassed ^property[+].code = #issueType
* #consent-bypassed ^property[=].valueCode = #suppressed
* #consent-expired "The consent period has ended. Nothing was kept"
* #consent-expired ^designation.language = #fr
* #consent-expired ^designation.value = "La période de consentement est terminée. Rien n'a été conservé"
* #consent-expired ^property[0].code = #hl7v2
* #consent-expired ^property[=].valueString = "HUB-CONSENT-EXPIRED"
* #consent-expired ^property[+].code = #issueType
* #consent-expired ^property[=].valueCode = #suppressed
* #consent-not-started "The consent period has not started"
* #consent-not-started ^designation.language = #fr
* #consent-not-started ^designation.value = "La période de consentement n'a pas commencé"
* #consent-not-started ^property[0].code = #hl7v2
* #consent-not-started ^property[=].valueString = "HUB-CONSENT-NOT-STARTED"
* #consent-not-started ^property[+].code = #issueType
* #consent-not-started ^property[=].valueCode = #suppressed
* #consent-indeterminate "Unclear. Use a registered form and codes, not text"
* #consent-indeterminate ^designation.language = #fr
* #consent-indeterminate ^designation.value = "Imprécis. Utilisez un formulaire inscrit et des codes, non du texte"
* #consent-indeterminate ^property[0].code = #hl7v2
* #consent-indeterminate ^property[=].valueString = "HUB-CONSENT-INDETERMINATE"
* #consent-indeterminate ^property[+].code = #issueType
* #consent-indeterminate ^property[=].valueCode = #suppressed
* #consent-form "The consent form is not a registered one"
* #consent-form ^designation.language = #fr
* #consent-form ^designation.value = "Le formulaire de consentement n'est pas inscrit"
* #consent-form ^property[0].code = #hl7v2
* #consent-form ^property[=].valueString = "HUB-CONSENT-FORM"
* #consent-form ^property[+].code = #issueType
* #consent-form ^property[=].valueCode = #code-invalid
* #unknown-referral "No referral of this sender has this identifier"
* #unknown-referral ^designation.language = #fr
* #unknown-referral ^designation.value = "Aucun aiguillage de cet expéditeur ne porte cet identifiant"
* #unknown-referral ^property[0].code = #hl7v2
* #unknown-referral ^property[=].valueString = "HUB-UNKNOWN-REFERRAL"
* #unknown-referral ^property[+].code = #issueType
* #unknown-referral ^property[=].valueCode = #not-found
* #dup-conflict "The message id was accepted with other content"
* #dup-conflict ^designation.language = #fr
* #dup-conflict ^designation.value = "L'identifiant du message a été accepté avec un autre contenu"
* #dup-conflict ^property[0].code = #hl7v2
* #dup-conflict ^property[=].valueString = "HUB-DUP-CONFLICT"
* #dup-conflict ^property[+].code = #issueType
* #dup-conflict ^property[=].valueCode = #duplicate
* #ref-conflict "The referral exists. Send a change (I13) instead"
* #ref-conflict ^designation.language = #fr
* #ref-conflict ^designation.value = "L'aiguillage existe. Envoyez plutôt une modification (I13)"
* #ref-conflict ^property[0].code = #hl7v2
* #ref-conflict ^property[=].valueString = "HUB-REF-CONFLICT"
* #ref-conflict ^property[+].code = #issueType
* #ref-conflict ^property[=].valueCode = #duplicate
* #cancelled "The referral was cancelled. Use a new identifier"
* #cancelled ^designation.language = #fr
* #cancelled ^designation.value = "L'aiguillage a été annulé. Utilisez un nouvel identifiant"
* #cancelled ^property[0].code = #hl7v2
* #cancelled ^property[=].valueString = "HUB-CANCELLED"
* #cancelled ^property[+].code = #issueType
* #cancelled ^property[=].valueCode = #business-rule
* #expired "The referral has expired"
* #expired ^designation.language = #fr
* #expired ^designation.value = "L'aiguillage est échu"
* #expired ^property[0].code = #hl7v2
* #expired ^property[=].valueString = "HUB-EXPIRED"
* #expired ^property[+].code = #issueType
* #expired ^property[=].valueCode = #business-rule
* #not-open "The referral is not open at the sender"
* #not-open ^designation.language = #fr
* #not-open ^designation.value = "L'aiguillage n'est pas ouvert chez l'expéditeur"
* #not-open ^property[0].code = #hl7v2
* #not-open ^property[=].valueString = "HUB-NOT-OPEN"
* #not-open ^property[+].code = #issueType
* #not-open ^property[=].valueCode = #business-rule
* #deceased "The person is recorded as deceased"
* #deceased ^designation.language = #fr
* #deceased ^designation.value = "La personne est inscrite comme décédée"
* #deceased ^property[0].code = #hl7v2
* #deceased ^property[=].valueString = "HUB-DECEASED"
* #deceased ^property[+].code = #issueType
* #deceased ^property[=].valueCode = #business-rule
* #age "The person is younger than the programme accepts"
* #age ^designation.language = #fr
* #age ^designation.value = "La personne n'a pas l'âge que le programme exige"
* #age ^property[0].code = #hl7v2
* #age ^property[=].valueString = "HUB-AGE"
* #age ^property[+].code = #issueType
* #age ^property[=].valueCode = #business-rule
* #unsafe-content "The content is not safe to keep"
* #unsafe-content ^designation.language = #fr
* #unsafe-content ^designation.value = "Le contenu ne peut pas être conservé sans risque"
* #unsafe-content ^property[0].code = #hl7v2
* #unsafe-content ^property[=].valueString = "HUB-UNSAFE-CONTENT"
* #unsafe-content ^property[+].code = #issueType
* #unsafe-content ^property[=].valueCode = #business-rule
* #transition "This change is not possible now"
* #transition ^designation.language = #fr
* #transition ^designation.value = "Ce changement est impossible pour le moment"
* #transition ^property[0].code = #issueType
* #transition ^property[=].valueCode = #business-rule
* #format "The file cannot be read as its format"
* #format ^designation.language = #fr
* #format ^designation.value = "Le fichier est illisible dans son format"
* #format ^property[0].code = #hl7v2
* #format ^property[=].valueString = "HUB-FORMAT"
* #format ^property[+].code = #issueType
* #format ^property[=].valueCode = #structure
* #column "A column is unknown or doubled"
* #column ^designation.language = #fr
* #column ^designation.value = "Une colonne est inconnue ou en double"
* #column ^property[0].code = #hl7v2
* #column ^property[=].valueString = "HUB-COLUMN"
* #column ^property[+].code = #issueType
* #column ^property[=].valueCode = #structure
* #schema "The schema version is not supported"
* #schema ^designation.language = #fr
* #schema ^designation.value = "La version du schéma n'est pas prise en charge"
* #schema ^property[0].code = #hl7v2
* #schema ^property[=].valueString = "HUB-SCHEMA"
* #schema ^property[+].code = #issueType
* #schema ^property[=].valueCode = #not-supported
* #zip "The archive is not acceptable"
* #zip ^designation.language = #fr
* #zip ^designation.value = "L'archive n'est pas acceptable"
* #zip ^property[0].code = #hl7v2
* #zip ^property[=].valueString = "HUB-ZIP"
* #zip ^property[+].code = #issueType
* #zip ^property[=].valueCode = #structure
* #minimized "Content not needed for peer support was not kept"
* #minimized ^designation.language = #fr
* #minimized ^designation.value = "Le contenu inutile au soutien par les pairs n'a pas été conservé"
* #minimized ^property[0].code = #hl7v2
* #minimized ^property[=].valueString = "HUB-MINIMIZED"
* #minimized ^property[+].code = #issueType
* #minimized ^property[=].valueCode = #informational
* #normalised "A known variation was put in order"
* #normalised ^designation.language = #fr
* #normalised ^designation.value = "Une variante connue a été normalisée"
* #normalised ^property[0].code = #issueType
* #normalised ^property[=].valueCode = #informational
* #stale "Older than what is stored. Not applied"
* #stale ^designation.language = #fr
* #stale ^designation.value = "Plus ancien que la version conservée. Non appliqué"
* #stale ^property[0].code = #hl7v2
* #stale ^property[=].valueString = "HUB-STALE"
* #stale ^property[+].code = #issueType
* #stale ^property[=].valueCode = #informational
* #clock "The message time is ahead or has no clear zone"
* #clock ^designation.language = #fr
* #clock ^designation.value = "L'heure du message est en avance ou sans fuseau clair"
* #clock ^property[0].code = #hl7v2
* #clock ^property[=].valueString = "HUB-CLOCK"
* #clock ^property[+].code = #issueType
* #clock ^property[=].valueCode = #informational
* #code "A code or name was not recognised; check it"
* #code ^designation.language = #fr
* #code ^designation.value = "Un code ou un nom n'a pas été reconnu; vérifiez-le"
* #code ^property[0].code = #hl7v2
* #code ^property[=].valueString = "HUB-CODE"
* #code ^property[+].code = #issueType
* #code ^property[=].valueCode = #informational
* #urgent "Peer support is not an emergency service"
* #urgent ^designation.language = #fr
* #urgent ^designation.value = "Le soutien par les pairs n'est pas un service d'urgence"
* #urgent ^property[0].code = #hl7v2
* #urgent ^property[=].valueString = "HUB-URGENT"
* #urgent ^property[+].code = #issueType
* #urgent ^property[=].valueCode = #informational
* #service-ended "The clinical service has already ended"
* #service-ended ^designation.language = #fr
* #service-ended ^designation.value = "Le service clinique est déjà terminé"
* #service-ended ^property[0].code = #hl7v2
* #service-ended ^property[=].valueString = "HUB-SERVICE-ENDED"
* #service-ended ^property[+].code = #issueType
* #service-ended ^property[=].valueCode = #informational
* #consent-capped "The consent period was shortened to the maximum"
* #consent-capped ^designation.language = #fr
* #consent-capped ^designation.value = "La période de consentement a été ramenée au maximum"
* #consent-capped ^property[0].code = #hl7v2
* #consent-capped ^property[=].valueString = "HUB-CONSENT-CAPPED"
* #consent-capped ^property[+].code = #issueType
* #consent-capped ^property[=].valueCode = #informational
* #already-known "Already known. Nothing was changed"
* #already-known ^designation.language = #fr
* #already-known ^designation.value = "Déjà connu. Rien n'a été modifié"
* #already-known ^property[0].code = #hl7v2
* #already-known ^property[=].valueString = "HUB-ALREADY-KNOWN"
* #already-known ^property[+].code = #issueType
* #already-known ^property[=].valueCode = #informational
* #changed "The referral was held already: this was taken as a change of it"
* #changed ^designation.language = #fr
* #changed ^designation.value = "L'aiguillage existait déjà : ceci a été traité comme une modification"
* #changed ^property[0].code = #hl7v2
* #changed ^property[=].valueString = "HUB-CHANGED"
* #changed ^property[+].code = #issueType
* #changed ^property[=].valueCode = #informational
* #withdrawn "The withdrawal was recorded. Sharing has stopped"
* #withdrawn ^designation.language = #fr
* #withdrawn ^designation.value = "Le retrait a été inscrit. La communication a cessé"
* #withdrawn ^property[0].code = #hl7v2
* #withdrawn ^property[=].valueString = "HUB-WITHDRAWN"
* #withdrawn ^property[+].code = #issueType
* #withdrawn ^property[=].valueCode = #informational
* #cancel-asked "Support has begun. The desk was asked to stop"
* #cancel-asked ^designation.language = #fr
* #cancel-asked ^designation.value = "Le soutien a commencé. L'arrêt a été demandé à l'équipe"
* #cancel-asked ^property[0].code = #hl7v2
* #cancel-asked ^property[=].valueString = "HUB-CANCEL-ASKED"
* #cancel-asked ^property[+].code = #issueType
* #cancel-asked ^property[=].valueCode = #informational
* #closed "The referral was already closed"
* #closed ^designation.language = #fr
* #closed ^designation.value = "L'aiguillage était déjà fermé"
* #closed ^property[0].code = #hl7v2
* #closed ^property[=].valueString = "HUB-CLOSED"
* #closed ^property[+].code = #issueType
* #closed ^property[=].valueCode = #informational
* #test-lane "A test. Everything was checked and nothing was kept"
* #test-lane ^designation.language = #fr
* #test-lane ^designation.value = "Un essai. Tout a été vérifié et rien n'a été conservé"
* #test-lane ^property[0].code = #hl7v2
* #test-lane ^property[=].valueString = "HUB-TEST-LANE"
* #test-lane ^property[+].code = #issueType
* #test-lane ^property[=].valueCode = #informational
