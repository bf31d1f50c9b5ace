Extension: ExtWrittenTogether
Id: ext-written-together
Title: "Written together"
Description: "Whether the person and the peer supporter wrote it down together."
Context: QuestionnaireResponse, Encounter
* ^version = "0.1.0"
* ^status = #draft
* value[x] 1..
* value[x] only boolean