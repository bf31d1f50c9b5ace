Profile: NextstepHealthcareService
Parent: HealthcareService
Id: nextstep-healthcare-service
Title: "Peer support service"
Description: "A programme of an agency, or of peer support."
* ^version = "0.1.0"
* ^status = #draft
* active 1..1 MS
* providedBy 1..1 MS
* type 1..* MS
* name 1..1 MS