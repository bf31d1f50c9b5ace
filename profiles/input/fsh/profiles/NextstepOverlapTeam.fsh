Profile: NextstepOverlapTeam
Parent: CareTeam
Id: nextstep-overlap-team
Title: "Overlap team"
Description: "Both services around one person, and from when until when."
* ^version = "0.1.0"
* ^status = #draft
* obeys nso-1
* status 1..1 MS
* subject 1..1 MS
* period 1..1 MS
* participant 2..* MS
* participant.role 1..1 MS
* participant.member 1..1 MS
* participant.member only Reference(PractitionerRole)
* participant.onBehalfOf 0..0
* reasonCode 0..0
* reasonReference 0..0
* managingOrganization 1..1 MS