Instance: ns-partner
InstanceOf: NamingSystem
Usage: #definition
Title: "Partner code"
Description: "Which agency: a code of 2 to 32 lower-case letters, digits and hyphens."
* name = "PartnerNumber"
* status = #draft
* kind = #identifier
* date = "2026-11-26"
* publisher = "Next Step Hub"
* description = "Which agency: a code of 2 to 32 lower-case letters, digits and hyphens."
* uniqueId.type = #uri
* uniqueId.value = "https://nextstep-hub.example/fhir/NamingSystem/partner"
* uniqueId.preferred = true
