Profile: NextstepMessageHeader
Parent: MessageHeader
Id: nextstep-message-header
Title: "Message header"
* ^version = "0.1.0"
* ^status = #draft
* event[x] 1..1 MS
* event[x] only Coding
* source.endpoint 1..1 MS
* focus 1..* MS