Instance: mou-suspended
InstanceOf: NextstepAgreement
Usage: #example
Title: "An agreement that rests"
Description: "In force, but suspended from 2026-12-01 to 2026-12-31: in these days nothing is taken."
* extension[0].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-agreement-terms"
* extension[0].extension[0].url = "respondWithinDays"
* extension[0].extension[=].valuePositiveInt = 7
* extension[0].extension[+].url = "introduceWithinDays"
* extension[0].extension[=].valuePositiveInt = 14
* extension[0].extension[+].url = "renewalNoticeDays"
* extension[0].extension[=].valuePositiveInt = 60
* extension[0].extension[+].url = "programme"
* extension[0].extension[=].valueCode = #peer-support-transition
* extension[0].extension[+].url = "direction"
* extension[0].extension[=].valueCode = #clinical-to-peer
* extension[0].extension[+].url = "direction"
* extension[0].extension[=].valueCode = #peer-to-clinical
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-mou-suspended"
* extension[=].valuePeriod.start = "2026-12-01"
* extension[=].valuePeriod.end = "2026-12-31"
* identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/mou"
* identifier.value = "MOU-RIVERBEND-2026"
* version = "1"
* status = #executed
* issued = "2026-09-28T10:00:00-04:00"
* applies.start = "2026-10-01"
* applies.end = "2027-09-30"
* subject.reference = "Organization/riverbend"
* authority.reference = "Organization/psseo"
* title = "Memorandum of Understanding - The Next Step"
* type = $contract-type#disclosure
* subType = $contractsubtypecodes#disclosure-ca
* signer[0].type = $contractsignertypecodes#GRANTOR
* signer[=].party.reference = "Organization/riverbend"
* signer[=].signature.type = urn:iso-astm:E1762-95:2013#1.2.840.10065.1.12.1.1
* signer[=].signature.when = "2026-09-28T10:00:00-04:00"
* signer[=].signature.who.display = "A. Example, Executive Director"
* signer[+].type = $contractsignertypecodes#GRANTEE
* signer[=].party.reference = "Organization/psseo"
* signer[=].signature.type = urn:iso-astm:E1762-95:2013#1.2.840.10065.1.12.1.1
* signer[=].signature.when = "2026-09-28T10:00:00-04:00"
* signer[=].signature.who.display = "B. Example, Executive Director"
* legal.contentReference.reference = "DocumentReference/mou1-signed"
