Instance: ns-message
InstanceOf: NamingSystem
Usage: #definition
Title: "Key of a message of the hub"
Description: "The same notice has the same key however often it is sent."
* name = "MessageNumber"
* status = #draft
* kind = #identifier
* date = "2026-11-26"
* publisher = "Next Step Hub"
* description = "The same notice has the same key however often it is sent."
* uniqueId.type = #uri
* uniqueId.value = "https://nextstep-hub.example/fhir/NamingSystem/message"
* uniqueId.preferred = true
