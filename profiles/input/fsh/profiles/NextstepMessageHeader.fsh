Profile: NextstepMessageHeader
Parent: MessageHeader
Id: nextstep-message-header
Title: "Message header"
Description: "What the message is, from whom, and in an answer what became of it."
* ^version = "0.1.0"
* ^status = #draft
* event[x] 1..1 MS
* event[x] only Coding
* source.endpoint 1..1 MS
* focus 1..* MS