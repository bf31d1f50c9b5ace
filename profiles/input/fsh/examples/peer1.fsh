Instance: peer1
InstanceOf: NextstepPractitionerRole
Usage: #example
Title: "A peer supporter"
Description: "Dana. Never named to an agency."
* active = true
* practitioner.display = "Dana Peer-Supporter (fictional)"
* organization.reference = "Organization/psseo"
