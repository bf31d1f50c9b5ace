Instance: nextstep-governing-agreement
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-governing-agreement"
* version = "0.1.0"
* name = "NextstepGoverningAgreement"
* status = #active
* description = "Next Step: governing-agreement"
* code = #governing-agreement
* base[0] = #ServiceRequest
* base[+] = #OrganizationAffiliation
* type = #reference
* expression = "(ServiceRequest | OrganizationAffiliation).extension('https://nextstep-hub.example/fhir/StructureDefinition/ext-governing-agreement').value"
* xpathUsage = #normal
* target = #Contract