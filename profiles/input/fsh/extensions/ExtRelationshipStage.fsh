Extension: ExtRelationshipStage
Id: ext-relationship-stage
Title: "Relationship stage"
Description: "Beginning, ongoing, ending, each with its days."
Context: EpisodeOfCare
* ^version = "0.1.0"
* ^status = #draft
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    stage 1..1 and
    period 1..1 and
    agreedWithPerson 1..1 and
    recordedBy 0..1
* extension[stage].value[x] 1..
* extension[stage].value[x] only code
* extension[stage].value[x] from NsRelationshipStageVS (required)
* extension[period].value[x] 1..
* extension[period].value[x] only Period
* extension[agreedWithPerson].value[x] 1..
* extension[agreedWithPerson].value[x] only boolean
* extension[recordedBy].value[x] 1..
* extension[recordedBy].value[x] only Reference(PractitionerRole)