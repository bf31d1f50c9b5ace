Instance: psseo-peer
InstanceOf: NextstepHealthcareService
Usage: #example
Title: "Peer Support South East Ontario, as a peer organization"
Description: "The receiver of every referral."
* active = true
* providedBy.reference = "Organization/psseo"
* type[0] = $service-type#553
* type[+] = NsService#peer-support-transition
* name = "The Next Step"
