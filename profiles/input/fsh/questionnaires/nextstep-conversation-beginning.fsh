Instance: nextstep-conversation-beginning
InstanceOf: Questionnaire
Usage: #example
* url = "https://nextstep-hub.example/fhir/Questionnaire/nextstep-conversation-beginning"
* version = "1.0"
* name = "NextstepConversationBeginning"
* title = "Conversations of the beginning stage"
* title.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* title.extension.extension[0].url = "lang"
* title.extension.extension[=].valueCode = #fr
* title.extension.extension[+].url = "content"
* title.extension.extension[=].valueString = "Conversations du début"
* status = #draft
* subjectType = #Patient
* copyright = "Prompts paraphrased from: Support House Centre for Innovation in Peer Support (2021). Stages of Peer Relationships. Copyright 2021 Support House and Centre for Innovation in Peer Support; free to reproduce and distribute with citation."
* item[0].linkId = "role"
* item[=].text = "What peer support is, and what my role is and is not; your questions"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Ce qu’est le soutien par les pairs, ce que mon rôle comprend ou non; vos questions"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "values"
* item[=].text = "The values we work from, and how they show in what we do"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Les valeurs qui nous guident et comment elles se voient dans nos gestes"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "boundaries-mine"
* item[=].text = "My boundaries, and those of the role"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Mes limites et celles du rôle"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "boundaries-yours"
* item[=].text = "Your boundaries, if you wish to share them"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Vos limites, si vous voulez en parler"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "confidentiality"
* item[=].text = "What stays between us, and the limits to that"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Ce qui reste entre nous, et les limites de la confidentialité"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "notes-privacy"
* item[=].text = "Privacy: what is written down, where, and who can see it"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Vie privée : ce qui est noté, où, et qui peut le voir"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "timeline"
* item[=].text = "How long we have, and getting ready to move on from the start"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Le temps dont nous disposons, et se préparer dès le début à la suite"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "next-contact"
* item[=].text = "How and when we will be in touch next"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Comment et quand nous reprendrons contact"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "share-back-wish"
* item[=].text = "What the clinical service may be told, if anything (project addition)"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Ce que le service clinique peut savoir, s’il y a lieu (ajout du projet)"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "own-words"
* item[=].text = "In your own words, if you wish"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Dans vos mots, si vous le souhaitez"
* item[=].type = #text