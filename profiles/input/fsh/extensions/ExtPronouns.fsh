Extension: ExtPronouns
Id: ext-pronouns
Title: "Pronouns"
Context: Patient
* ^version = "0.1.0"
* ^status = #draft
* value[x] 1..
* value[x] only string