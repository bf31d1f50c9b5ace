Instance: ns-source-address
InstanceOf: NamingSystem
Usage: #definition
Title: "Source address of an agency"
Description: "An address, or a network such as 10.1.2.0/24, from which an agency sends HL7 v2 without TLS."
* name = "SourceAddress"
* status = #draft
* kind = #identifier
* date = "2026-11-26"
* publisher = "Next Step Hub"
* description = "An address, or a network such as 10.1.2.0/24, from which an agency sends HL7 v2 without TLS."
* uniqueId.type = #uri
* uniqueId.value = "https://nextstep-hub.example/fhir/NamingSystem/source-address"
* uniqueId.preferred = true
