Profile: NextstepRelatedPerson
Parent: RelatedPerson
Id: nextstep-related-person
Title: "Substitute decision-maker"
Description: "A substitute decision-maker."
* ^version = "0.1.0"
* ^status = #draft
* patient 1..1 MS
* relationship 0..* MS
* name 1..* MS
* telecom 0..* MS
* gender 0..0
* birthDate 0..0
* address 0..0
* photo 0..0