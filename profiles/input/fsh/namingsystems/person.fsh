Instance: ns-person
InstanceOf: NamingSystem
Usage: #definition
Title: "Number of a person"
Description: "The hub's number of a person: NSP-000045."
* name = "PersonNumber"
* status = #draft
* kind = #identifier
* date = "2026-11-26"
* publisher = "Next Step Hub"
* description = "The hub's number of a person: NSP-000045."
* uniqueId.type = #uri
* uniqueId.value = "https://nextstep-hub.example/fhir/NamingSystem/person"
* uniqueId.preferred = true
