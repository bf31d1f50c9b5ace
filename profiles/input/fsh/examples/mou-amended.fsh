Instance: mou-amended
InstanceOf: NextstepAgreement
Usage: #example
Title: "An agreement that was amended"
Description: "The version before an amendment: it counts no more, and stays to be looked up."
* extension.url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-agreement-terms"
* extension.extension[0].url = "respondWithinDays"
* extension.extension[=].valuePositiveInt = 7
* extension.extension[+].url = "introduceWithinDays"
* extension.extension[=].valuePositiveInt = 14
* extension.extension[+].url = "renewalNoticeDays"
* extension.extension[=].valuePositiveInt = 60
* extension.extension[+].url = "programme"
* extension.extension[=].valueCode = #peer-support-transition
* extension.extension[+].url = "direction"
* extension.extension[=].valueCode = #clinical-to-peer
* extension.extension[+].url = "direction"
* extension.extension[=].valueCode = #peer-to-clinical
* identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/mou"
* identifier.value = "MOU-RIVERBEND-2026"
* version = "1"
* status = #amended
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
