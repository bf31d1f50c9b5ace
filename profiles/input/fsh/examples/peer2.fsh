Instance: peer2
InstanceOf: NextstepPractitionerRole
Usage: #example
Title: "Another peer supporter"
Description: "One whom a consent may leave out."
* active = true
* practitioner.display = "Sam Peer-Supporter (fictional)"
* organization.reference = "Organization/psseo"
