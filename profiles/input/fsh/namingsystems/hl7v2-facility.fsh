Instance: ns-hl7v2-facility
InstanceOf: NamingSystem
Usage: #definition
Title: "HL7 v2 sending facility"
Description: "As an agency's system names its place in MSH-4.1."
* name = "Hl7v2FacilityNumber"
* status = #draft
* kind = #identifier
* date = "2026-11-26"
* publisher = "Next Step Hub"
* description = "As an agency's system names its place in MSH-4.1."
* uniqueId.type = #uri
* uniqueId.value = "https://nextstep-hub.example/fhir/NamingSystem/hl7v2-facility"
* uniqueId.preferred = true
