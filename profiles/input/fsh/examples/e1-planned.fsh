Instance: e1-planned
InstanceOf: NextstepPeerRelationship
Usage: #example
Title: "A peer relationship to come"
Description: "The referral was accepted; they have not met yet."
* meta.security = $v3-Confidentiality#R
* status = #planned
* statusHistory.status = #planned
* statusHistory.period.start = "2026-11-12"
* type = NsService#one-to-one
* patient.reference = "Patient/p1"
* managingOrganization.reference = "Organization/psseo"
* period.start = "2026-11-12"
* referralRequest.reference = "ServiceRequest/sr1"
* careManager.reference = "PractitionerRole/peer1"
