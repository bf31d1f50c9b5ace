Instance: group1
InstanceOf: NextstepPeerContact
Usage: #example
Title: "A group meeting"
Description: "One record for each person; nobody else is named in it."
* meta.security = $v3-Confidentiality#R
* status = #finished
* class = $v3-ActCode#AMB
* type = NsContactType#group
* subject.reference = "Patient/p1"
* episodeOfCare.reference = "EpisodeOfCare/e1-ongoing"
* participant.type = $v3-ParticipationType#PPRF
* participant.individual.reference = "PractitionerRole/peer1"
* period.start = "2027-02-03T18:00:00-05:00"
* period.end = "2027-02-03T19:30:00-05:00"
* identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/group-meeting"
* identifier.value = "G-2027-02-03-A"
