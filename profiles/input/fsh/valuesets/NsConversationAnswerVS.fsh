ValueSet: NsConversationAnswerVS
Id: ns-conversation-answer
Title: "Conversation answer"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsConversationAnswer