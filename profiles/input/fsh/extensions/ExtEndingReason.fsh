Extension: ExtEndingReason
Id: ext-ending-reason
Title: "Ending reason"
Description: "Why the peer relationship ended. Only peer support sees it."
Context: EpisodeOfCare
* ^version = "0.1.0"
* ^status = #draft
* value[x] 1..
* value[x] only CodeableConcept
* value[x] from NsEndingReasonVS (required)