Extension: ExtMouSuspended
Id: ext-mou-suspended
Title: "Mou suspended"
Description: "Days on which the agreement rests."
Context: Contract
* ^version = "0.1.0"
* ^status = #draft
* value[x] 1..
* value[x] only Period