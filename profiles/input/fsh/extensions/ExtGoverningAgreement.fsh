Extension: ExtGoverningAgreement
Id: ext-governing-agreement
Title: "Governing agreement"
Context: ServiceRequest, OrganizationAffiliation
* ^version = "0.1.0"
* ^status = #draft
* value[x] 1..
* value[x] only Reference(Contract)