CodeSystem: NsMessage
Id: ns-message
Title: "Message tag"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-message"
* ^content = #complete
* ^count = 1
* #partial "Partial update: what is absent stays"
* #partial ^designation.language = #fr
* #partial ^designation.value = "Mise à jour partielle : ce qui est absent demeure"