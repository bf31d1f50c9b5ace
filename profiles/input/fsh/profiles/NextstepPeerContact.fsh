Profile: NextstepPeerContact
Parent: Encounter
Id: nextstep-peer-contact
Title: "Peer contact"
Description: "A contact of a peer relationship: introduction, one-to-one, group, community activity, check-in. Not clinical care."
* ^version = "0.1.0"
* ^status = #draft
* obeys nsk-1
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains ExtWrittenTogether named written-together 0..1 MS
* identifier 0..* MS
* status 1..1 MS
* class 1..1 MS
* class from NsContactClass (required)
* type 1..1 MS
* type from NsContactTypeVS (required)
* serviceType 0..0
* priority 0..0
* subject 1..1 MS
* subject only Reference(Patient)
* episodeOfCare 1..1 MS
* basedOn 0..1 MS
* participant 1..* MS
* participant.individual 1..1 MS
* participant.individual only Reference(PractitionerRole)
* period 1..1 MS
* reasonCode 0..0
* reasonReference 0..0
* diagnosis 0..0
* account 0..0
* hospitalization 0..0
* location 0..0