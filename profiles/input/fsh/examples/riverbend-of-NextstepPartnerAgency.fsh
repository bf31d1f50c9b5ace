Instance: riverbend-of-NextstepPartnerAgency
InstanceOf: NextstepPartnerAgency
Usage: #example
Title: "A partner agency"
Description: "Riverbend Community Mental Health, fictional."
* id = "riverbend"
* identifier[0].system = "https://nextstep-hub.example/fhir/NamingSystem/partner"
* identifier[=].value = "riverbend"
* identifier[+].system = "https://nextstep-hub.example/fhir/NamingSystem/hl7v2-application"
* identifier[=].value = "RBEMR"
* identifier[+].system = "https://nextstep-hub.example/fhir/NamingSystem/hl7v2-facility"
* identifier[=].value = "RIVERBEND"
* identifier[+].system = "https://nextstep-hub.example/fhir/NamingSystem/file-drop"
* identifier[=].value = "riverbend"
* identifier[+].system = "https://nextstep-hub.example/fhir/NamingSystem/connexontario-organization"
* identifier[=].value = "000000"
* active = true
* name = "Riverbend Community Mental Health (fictional)"
* endpoint.reference = "Endpoint/riverbend"
