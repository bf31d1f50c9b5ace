Instance: nextstep-conversation-ending
InstanceOf: Questionnaire
Usage: #example
* url = "https://nextstep-hub.example/fhir/Questionnaire/nextstep-conversation-ending"
* version = "1.0"
* name = "NextstepConversationEnding"
* title = "Conversations of the ending stage"
* title.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* title.extension.extension[0].url = "lang"
* title.extension.extension[=].valueCode = #fr
* title.extension.extension[+].url = "content"
* title.extension.extension[=].valueString = "Conversations de la conclusion"
* status = #draft
* subjectType = #Patient
* copyright = "Prompts paraphrased from: Support House Centre for Innovation in Peer Support (2021). Stages of Peer Relationships. Copyright 2021 Support House and Centre for Innovation in Peer Support; free to reproduce and distribute with citation."
* item[0].linkId = "why-ending"
* item[=].text = "Why our time together is ending"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Pourquoi notre parcours ensemble se termine"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "future-plans"
* item[=].text = "Your plans, and the supports there for you"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Vos projets et les soutiens à votre disposition"
* item[=].type = #choice
* item[=].answerValueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* item[+].linkId = "most-precious"
* item[=].text = "What mattered most to you in our time together?"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Qu’est-ce qui a compté le plus pour vous dans notre parcours?"
* item[=].type = #text
* item[+].linkId = "impact"
* item[=].text = "How has this time touched your life?"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Comment ce temps ensemble vous a-t-il touché?"
* item[=].type = #text
* item[+].linkId = "gratitude"
* item[=].text = "Thanks and learning, from both of us"
* item[=].text.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* item[=].text.extension.extension[0].url = "lang"
* item[=].text.extension.extension[=].valueCode = #fr
* item[=].text.extension.extension[+].url = "content"
* item[=].text.extension.extension[=].valueString = "Remerciements et apprentissages, de part et d’autre"
* item[=].type = #text