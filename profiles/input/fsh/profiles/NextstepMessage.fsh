Profile: NextstepMessage
Parent: Bundle
Id: nextstep-message
Title: "Message"
Description: "A message to or from the hub: its header first, one person, one referral."
* ^version = "0.1.0"
* ^status = #draft
* obeys nsb-1 and nsb-2
* type 1..1 MS
* type = #message
* timestamp 1..1 MS
* total 0..0
* entry 1..* MS