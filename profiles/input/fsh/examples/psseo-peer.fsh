Instance: psseo-peer
InstanceOf: NextstepHealthcareService
Usage: #example
* active = true
* providedBy.reference = "Organization/psseo"
* type[0] = $service-type#553
* type[+] = NsService#peer-support-transition
* name = "The Next Step"