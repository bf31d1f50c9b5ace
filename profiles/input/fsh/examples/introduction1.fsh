Instance: introduction1
InstanceOf: NextstepPeerContact
Usage: #example
Title: "The introduction"
Description: "Dana meets Miri in the community; Jordan joins."
* meta.security = $v3-Confidentiality#R
* status = #finished
* class = $v3-ActCode#FLD
* type = NsContactType#introduction
* subject.reference = "Patient/p1"
* episodeOfCare.reference = "EpisodeOfCare/e1-ongoing"
* basedOn.reference = "ServiceRequest/sr1"
* participant[0].type = $v3-ParticipationType#PPRF
* participant[=].individual.reference = "PractitionerRole/peer1"
* participant[+].type = $v3-ParticipationType#REFB
* participant[=].individual.reference = "PractitionerRole/cm1"
* period.start = "2026-11-20T14:00:00-05:00"
* period.end = "2026-11-20T15:00:00-05:00"
* extension.url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-written-together"
* extension.valueBoolean = true
