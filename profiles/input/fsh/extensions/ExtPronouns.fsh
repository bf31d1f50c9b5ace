Extension: ExtPronouns
Id: ext-pronouns
Title: "Pronouns"
Description: "How the person wishes to be spoken of."
Context: Patient
* ^version = "0.1.0"
* ^status = #draft
* value[x] 1..
* value[x] only string