Extension: ExtGoverningAgreement
Id: ext-governing-agreement
Title: "Governing agreement"
Description: "The agreement under which the referral came in."
Context: ServiceRequest, OrganizationAffiliation
* ^version = "0.1.0"
* ^status = #draft
* value[x] 1..
* value[x] only Reference(Contract)