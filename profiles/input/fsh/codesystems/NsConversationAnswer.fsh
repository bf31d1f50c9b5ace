CodeSystem: NsConversationAnswer
Id: ns-conversation-answer
Title: "Conversation answer"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-conversation-answer"
* ^content = #complete
* ^count = 3
* #talked-about "We talked about it"
* #talked-about ^designation.language = #fr
* #talked-about ^designation.value = "Nous en avons parlé"
* #come-back-to-it "We will come back to it"
* #come-back-to-it ^designation.language = #fr
* #come-back-to-it ^designation.value = "Nous y reviendrons"
* #not-wanted "Not wanted now"
* #not-wanted ^designation.language = #fr
* #not-wanted ^designation.value = "Pas souhaité pour le moment"