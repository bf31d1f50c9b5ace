Profile: NextstepPartnerAgency
Parent: Organization
Id: nextstep-partner-agency
Title: "Partner agency"
Description: "An agency that refers."
* ^version = "0.1.0"
* ^status = #draft
* obeys nspa-1
* identifier 1..* MS
* active 1..1 MS
* name 1..1 MS
* telecom 0..* MS
* endpoint 0..* MS