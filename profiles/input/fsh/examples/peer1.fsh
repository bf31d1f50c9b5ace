Instance: peer1
InstanceOf: NextstepPractitionerRole
Usage: #example
* active = true
* practitioner.display = "Dana Peer-Supporter (fictional)"
* organization.reference = "Organization/psseo"