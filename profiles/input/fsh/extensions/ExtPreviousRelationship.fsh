Extension: ExtPreviousRelationship
Id: ext-previous-relationship
Title: "Previous relationship"
Description: "The relationship before, of a person who comes back."
Context: EpisodeOfCare
* ^version = "0.1.0"
* ^status = #draft
* value[x] 1..
* value[x] only Reference(EpisodeOfCare)