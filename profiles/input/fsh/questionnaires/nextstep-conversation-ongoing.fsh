Instance: nextstep-conversation-ongoing
InstanceOf: Questionnaire
Usage: #example
* url = "https://nextstep-hub.example/fhir/Questionnaire/nextstep-conversation-ongoing"
* version = "1.0"
* name = "NextstepConversationOngoing"
* title = "Conversations of the ongoing stage"
* title.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* title.extension.extension[0].url = "lang"
* title.extension.extension[=].valueCode = #fr
* title.extension.extension[+].url = "content"
* title.extension.extension[=].valueString = "Conversations en cours de relation"
* status = #draft
* subjectType = #Patient
* copyright = "Prompts paraphrased from: Support House Centre for Innovation in Peer Support (2021). Stages of Peer Relationships. Copyright 2021 Support House and Centre for Innovation in Peer Support; free to reproduce and distribute with citation."
* item[0].linkId = "agenda"
* item[=].text = "What would you like from our time today?"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Qu’aimeriez-vous tirer de notre rencontre aujourd’hui?"
* item[=].type = #text
* item[+].linkId = "values-in-action"
* item[=].text = "Peer values were how we worked today"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Les valeurs des pairs ont guidé notre rencontre"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "notes-together"
* item[=].text = "Anything to write down, we wrote together"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "S’il y avait quelque chose à noter, nous l’avons noté ensemble"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "did-we"
* item[=].text = "Did today go the way you hoped?"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "La rencontre s’est-elle passée comme vous l’espériez?"
* item[=].type = #text
* item[+].linkId = "next-time"
* item[=].text = "What shall we plan for next time?"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Que prévoyons-nous pour la prochaine fois?"
* item[=].type = #text
* item[+].linkId = "revisit-boundaries"
* item[=].text = "Boundaries, again"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Les limites, à nouveau"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "revisit-confidentiality"
* item[=].text = "Confidentiality, again"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "La confidentialité, à nouveau"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "revisit-timeline"
* item[=].text = "Timeline, again"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "L’échéancier, à nouveau"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "revisit-role"
* item[=].text = "What my role is for, again"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "La raison d’être de mon rôle, à nouveau"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "other-supports"
* item[=].text = "Other supports beyond my role; a warm introduction if wanted"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "D’autres soutiens au-delà de mon rôle; une présentation en personne si souhaitée"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"