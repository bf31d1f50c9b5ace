Profile: NextstepPatient
Parent: Patient
Id: nextstep-patient
Title: "The person"
Description: "A person: the numbers that agencies know them by, the name they chose, how they may be reached."
* ^version = "0.1.0"
* ^status = #draft
* obeys nspt-1
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    ExtPronouns named pronouns 0..1 MS and
    ExtContactSafety named contact-safety 0..1 MS
* identifier 1..* MS
* active 0..1 MS
* name 1..* MS
* telecom 0..* MS
* gender 0..1 MS
* birthDate 0..1 MS
* deceased[x] 0..0
* address 0..1 MS
* maritalStatus 0..0
* multipleBirth[x] 0..0
* photo 0..0
* contact 0..0
* communication 0..* MS
* generalPractitioner 0..0
* managingOrganization 0..1 MS