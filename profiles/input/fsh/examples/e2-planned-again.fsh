Instance: e2-planned-again
InstanceOf: NextstepPeerRelationship
Usage: #example
Title: "A peer relationship after another"
Description: "Miri comes back a year later, by herself: a new relationship, which says which one came before. No agency is needed and none is told."
* meta.security = $v3-Confidentiality#R
* extension[previous-relationship].valueReference.reference = "EpisodeOfCare/e1-finished"
* status = #planned
* statusHistory.status = #planned
* statusHistory.period.start = "2028-03-02"
* type = NsService#one-to-one
* patient.reference = "Patient/p1"
* managingOrganization.reference = "Organization/psseo"
* period.start = "2028-03-02"
* careManager.reference = "PractitionerRole/peer1"
