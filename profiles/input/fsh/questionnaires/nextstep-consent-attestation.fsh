Instance: nextstep-consent-attestation
InstanceOf: Questionnaire
Usage: #example
* url = "https://nextstep-hub.example/fhir/Questionnaire/nextstep-consent-attestation"
* version = "1.0"
* name = "NextstepConsentAttestation"
* title = "Consent attestation"
* title.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* title.extension.extension[0].url = "lang"
* title.extension.extension[=].valueCode = #fr
* title.extension.extension[+].url = "content"
* title.extension.extension[=].valueString = "Attestation de consentement"
* status = #draft
* subjectType = #Patient
* item[0].linkId = "step1-date"
* item[=].text = "Date readiness was recognised together (step 1)"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Date où il a été reconnu ensemble que la personne est prête (étape 1)"
* item[=].type = #date
* item[+].linkId = "step2-date"
* item[=].text = "Date of the conversation about The Next Step (step 2)"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Date de la conversation au sujet de The Next Step (étape 2)"
* item[=].type = #date
* item[+].linkId = "interested"
* item[=].text = "The person is interested in peer support"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "La personne s’intéresse au soutien par les pairs"
* item[=].type = #boolean
* item[=].required = true
* item[+].linkId = "told-choice"
* item[=].text = "The person was told they may say no, or change their mind at any time"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "La personne sait qu’elle peut refuser ou changer d’avis en tout temps"
* item[=].type = #boolean
* item[=].required = true
* item[+].linkId = "agrees-share"
* item[=].text = "The person agrees that the agency shares the referral with Peer Support South East Ontario"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "La personne accepte que l’organisme communique l’aiguillage à Peer Support South East Ontario"
* item[=].type = #boolean
* item[=].required = true
* item[+].linkId = "told-loop-facts"
* item[=].text = "The person was told the agency will learn: received, information needed, accepted or not, closed"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "La personne sait que l’organisme saura : reçu, renseignements requis, accepté ou non, fermé"
* item[=].type = #boolean
* item[=].required = true
* item[+].linkId = "share-back-wish"
* item[=].text = "The person would also like the agency to learn how the transition goes"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "La personne souhaite aussi que l’organisme sache comment se passe la transition"
* item[=].type = #boolean
* item[+].linkId = "mode"
* item[=].text = "How consent was given"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Mode de consentement"
* item[=].type = #choice
* item[=].required = true
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-consent-mode"
* item[+].linkId = "given-on"
* item[=].text = "When consent was given"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Date et heure du consentement"
* item[=].type = #dateTime
* item[=].required = true
* item[+].linkId = "ends-on"
* item[=].text = "Last day of the consent"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Dernier jour du consentement"
* item[=].type = #date
* item[=].required = true
* item[+].linkId = "by-substitute"
* item[=].text = "Given by a substitute decision-maker"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Donné par un mandataire spécial"
* item[=].type = #boolean
* item[=].required = true
* item[+].linkId = "authority"
* item[=].text = "Authority of the substitute decision-maker"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Qualité du mandataire spécial"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-decision-authority"
* item[+].linkId = "form"
* item[=].text = "Consent form wording used (its address)"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Formulaire de consentement utilisé (son adresse)"
* item[=].type = #url
* item[=].required = true
* item[+].linkId = "recorded-by"
* item[=].text = "Name and role of the person who recorded it"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Nom et rôle de la personne qui l’a consigné"
* item[=].type = #string
* item[=].required = true