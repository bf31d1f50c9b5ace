Instance: psseo
InstanceOf: NextstepPeerOrganization
Usage: #example
Title: "Peer Support South East Ontario"
Description: "The receiver of every referral."
* identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/partner"
* identifier.value = "psseo"
* active = true
* name = "Peer Support South East Ontario"
