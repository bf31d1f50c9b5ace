Profile: NextstepPractitionerRole
Parent: PractitionerRole
Id: nextstep-practitioner-role
Title: "Worker in a role"
Description: "Where and as what somebody works; also a peer supporter, who is never named to an agency."
* ^version = "0.1.0"
* ^status = #draft
* practitioner 0..1 MS
* organization 1..1 MS
* code 0..* MS
* specialty 0..0
* telecom 0..* MS
* availableTime 0..0