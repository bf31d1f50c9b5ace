Instance: ct1
InstanceOf: NextstepOverlapTeam
Usage: #example
Title: "The overlap team"
Description: "Both services around one person, with the planned days."
* meta.security = $v3-Confidentiality#R
* status = #active
* name = "Overlap team"
* subject.reference = "Patient/p1"
* period.start = "2026-11-20"
* period.end = "2027-01-15"
* participant[0].role = $v3-ParticipationType#REFB
* participant[=].member.reference = "PractitionerRole/cm1"
* participant[=].period.start = "2026-11-20"
* participant[=].period.end = "2027-01-15"
* participant[+].role = $v3-ParticipationType#PRF
* participant[=].member.reference = "PractitionerRole/peer1"
* participant[=].period.start = "2026-11-20"
* managingOrganization.reference = "Organization/psseo"
