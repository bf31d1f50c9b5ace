Extension: ExtPersonLanguage
Id: ext-person-language
Title: "Language of the person"
Description: "A language in which the person can be reached; the preferred one is the first. The hub puts it on every task that the peer support desk sees; it is not stored with the task."
Context: Task
* ^version = "0.1.0"
* ^status = #draft
* value[x] 1..
* value[x] only CodeableConcept
