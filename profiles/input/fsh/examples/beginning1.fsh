Instance: beginning1
InstanceOf: NextstepConversation
Usage: #example
Title: "A conversation of the beginning"
Description: "What Miri and Dana talked about when they met. Nothing of it is ever told to the agency."
* meta.security = $v3-Confidentiality#R
* extension.url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-written-together"
* extension.valueBoolean = true
* questionnaire = "https://nextstep-hub.example/fhir/Questionnaire/nextstep-conversation-beginning|1.0"
* status = #completed
* subject.reference = "Patient/p1"
* encounter.reference = "Encounter/introduction1"
* authored = "2026-11-20T15:00:00-05:00"
* author.reference = "PractitionerRole/peer1"
* source.reference = "Patient/p1"
* item[0].linkId = "role"
* item[=].answer.valueCoding = NsConversationAnswer#talked-about
* item[+].linkId = "boundaries-mine"
* item[=].answer.valueCoding = NsConversationAnswer#talked-about
* item[+].linkId = "boundaries-yours"
* item[=].answer.valueCoding = NsConversationAnswer#come-back-to-it
* item[+].linkId = "confidentiality"
* item[=].answer.valueCoding = NsConversationAnswer#talked-about
* item[+].linkId = "timeline"
* item[=].answer.valueCoding = NsConversationAnswer#talked-about
* item[+].linkId = "next-contact"
* item[=].answer.valueCoding = NsConversationAnswer#talked-about
* item[+].linkId = "share-back-wish"
* item[=].answer.valueCoding = NsConversationAnswer#talked-about
