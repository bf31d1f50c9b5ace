Instance: ns-hl7v2-application
InstanceOf: NamingSystem
Usage: #definition
Title: "HL7 v2 sending application"
Description: "As an agency's system names itself in MSH-3.1."
* name = "Hl7v2ApplicationNumber"
* status = #draft
* kind = #identifier
* date = "2026-11-26"
* publisher = "Next Step Hub"
* description = "As an agency's system names itself in MSH-3.1."
* uniqueId.type = #uri
* uniqueId.value = "https://nextstep-hub.example/fhir/NamingSystem/hl7v2-application"
* uniqueId.preferred = true
