Instance: psseo
InstanceOf: NextstepPeerOrganization
Usage: #example
* identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/partner"
* identifier.value = "psseo"
* active = true
* name = "Peer Support South East Ontario"