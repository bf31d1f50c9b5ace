Instance: oa1
InstanceOf: OrganizationAffiliation
Usage: #example
Title: "Two organizations that work together"
Description: "Made from the agreement, for directories."
* extension.url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-governing-agreement"
* extension.valueReference = Reference(Contract/mou1)
* active = true
* period.start = "2026-10-01"
* period.end = "2027-09-30"
* organization = Reference(Organization/psseo)
* participatingOrganization = Reference(Organization/riverbend)
* code.text = "Next Step referral partner"
* healthcareService = Reference(HealthcareService/psseo-peer)
* endpoint = Reference(Endpoint/riverbend)
