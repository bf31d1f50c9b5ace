Profile: NextstepConversation
Parent: QuestionnaireResponse
Id: nextstep-conversation
Title: "Conversation"
Description: "What was talked about at the beginning, on the way or at the end, written down together. Never told to an agency."
* ^version = "0.1.0"
* ^status = #draft
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains ExtWrittenTogether named written-together 1..1 MS
* questionnaire 1..1 MS
* status 1..1 MS
* subject 1..1 MS
* encounter 1..1 MS
* authored 1..1 MS
* author 1..1 MS
* source 0..1 MS