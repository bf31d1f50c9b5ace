Profile: NextstepPeerRelationship
Parent: EpisodeOfCare
Id: nextstep-peer-relationship
Title: "Peer relationship"
Description: "The relationship between a person and a peer supporter, with its stages. Only peer support sees it."
* ^version = "0.1.0"
* ^status = #draft
* obeys nse-1 and nse-2 and nse-3
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    ExtRelationshipStage named relationship-stage 0..* MS and
    ExtPreviousRelationship named previous-relationship 0..1 MS and
    ExtEndingReason named ending-reason 0..1 MS
* identifier 0..* MS
* status 1..1 MS
* statusHistory 0..* MS
* type 1..* MS
* type from NsServiceVS (required)
* diagnosis 0..0
* patient 1..1 MS
* managingOrganization 1..1 MS
* period 1..1 MS
* referralRequest 0..* MS
* careManager 0..1 MS
* careManager only Reference(PractitionerRole)
* team 0..* MS
* account 0..0