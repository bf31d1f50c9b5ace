Profile: NextstepPractitioner
Parent: Practitioner
Id: nextstep-practitioner
Title: "Practitioner"
Description: "Somebody who works at an agency."
* ^version = "0.1.0"
* ^status = #draft
* identifier 0..* MS
* name 1..1 MS
* telecom 0..* MS
* address 0..0
* gender 0..0
* birthDate 0..0
* photo 0..0