Instance: p1
InstanceOf: NextstepPatient
Usage: #example
Title: "A person"
Description: "Mireille, called Miri: the name she chose is shown first."
* meta.security = $v3-Confidentiality#R
* extension[0].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-pronouns"
* extension[=].valueString = "she/her"
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-contact-safety"
* extension[=].extension[0].url = "doNotLeaveMessage"
* extension[=].extension[=].valueBoolean = true
* extension[=].extension[+].url = "preferredMethod"
* extension[=].extension[=].valueCode = #text
* extension[=].extension[+].url = "instruction"
* extension[=].extension[=].valueString = "Text first"
* identifier[0].system = "https://nextstep-hub.example/fhir/NamingSystem/person"
* identifier[=].value = "NSP-000045"
* identifier[+].type = $v2-0203#MR
* identifier[=].system = "https://nextstep-hub.example/fhir/NamingSystem/riverbend-mrn"
* identifier[=].value = "RB-20417"
* active = true
* name[0].use = #official
* name[=].family = "Okafor"
* name[=].given = "Mireille"
* name[+].use = #usual
* name[=].given = "Miri"
* telecom.system = #phone
* telecom.value = "+16135550123"
* telecom.use = #mobile
* birthDate = "1988-04-17"
* communication.language = urn:ietf:bcp:47#fr
* communication.preferred = true
* managingOrganization.reference = "Organization/psseo"
