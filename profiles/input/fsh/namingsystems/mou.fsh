Instance: ns-mou
InstanceOf: NamingSystem
Usage: #definition
Title: "Number of an agreement"
Description: "The memorandum of understanding between an agency and Peer Support South East Ontario."
* name = "MouNumber"
* status = #draft
* kind = #identifier
* date = "2026-11-26"
* publisher = "Next Step Hub"
* description = "The memorandum of understanding between an agency and Peer Support South East Ontario."
* uniqueId.type = #uri
* uniqueId.value = "https://nextstep-hub.example/fhir/NamingSystem/mou"
* uniqueId.preferred = true
