Profile: NextstepMessage
Parent: Bundle
Id: nextstep-message
Title: "Message"
* ^version = "0.1.0"
* ^status = #draft
* obeys nsb-1 and nsb-2
* type 1..1 MS
* type = #message
* timestamp 1..1 MS
* total 0..0
* entry 1..* MS