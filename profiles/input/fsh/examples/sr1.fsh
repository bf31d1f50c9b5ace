Instance: sr1
InstanceOf: NextstepReferral
Usage: #example
Title: "A referral"
Description: "With steps 1 to 3 attested, the end of the clinical service, and how Miri may be reached."
* meta.security = $v3-Confidentiality#R
* extension[0].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-pathway-step"
* extension[=].valueCodeableConcept = NsPathwayStep#make-referral
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-step-attestation"
* extension[=].extension[0].url = "step"
* extension[=].extension[=].valueCode = #identify-readiness
* extension[=].extension[+].url = "date"
* extension[=].extension[=].valueDate = "2026-11-02"
* extension[=].extension[+].url = "by"
* extension[=].extension[=].valueReference.reference = "PractitionerRole/cm1"
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-step-attestation"
* extension[=].extension[0].url = "step"
* extension[=].extension[=].valueCode = #start-conversation
* extension[=].extension[+].url = "date"
* extension[=].extension[=].valueDate = "2026-11-05"
* extension[=].extension[+].url = "by"
* extension[=].extension[=].valueReference.reference = "PractitionerRole/cm1"
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-step-attestation"
* extension[=].extension[0].url = "step"
* extension[=].extension[=].valueCode = #confirm-interest-consent
* extension[=].extension[+].url = "date"
* extension[=].extension[=].valueDate = "2026-11-08"
* extension[=].extension[+].url = "by"
* extension[=].extension[=].valueReference.reference = "PractitionerRole/cm1"
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-clinical-service"
* extension[=].extension[0].url = "status"
* extension[=].extension[=].valueCode = #active
* extension[=].extension[+].url = "expectedEnd"
* extension[=].extension[=].valueDate = "2027-01-15"
* extension[=].extension[+].url = "organization"
* extension[=].extension[=].valueReference.reference = "Organization/riverbend"
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-contact-safety"
* extension[=].extension[0].url = "doNotLeaveMessage"
* extension[=].extension[=].valueBoolean = true
* extension[=].extension[+].url = "preferredMethod"
* extension[=].extension[=].valueCode = #text
* extension[=].extension[+].url = "instruction"
* extension[=].extension[=].valueString = "Text first"
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-governing-agreement"
* extension[=].valueReference.reference = "Contract/mou1"
* identifier[0].type = $v2-0203#PLAC
* identifier[=].system = "https://nextstep-hub.example/fhir/NamingSystem/riverbend-referral"
* identifier[=].value = "RB-2026-00017"
* identifier[+].type = $v2-0203#FILL
* identifier[=].system = "https://nextstep-hub.example/fhir/NamingSystem/referral"
* identifier[=].value = "NS-000123"
* status = #active
* intent = #proposal
* category = $sct#3457005 "Patient referral"
* priority = #routine
* code = NsService#peer-support-transition
* subject.reference = "Patient/p1"
* occurrencePeriod.start = "2026-11-20"
* occurrencePeriod.end = "2027-01-15"
* authoredOn = "2026-11-10T09:00:00-05:00"
* requester.reference = "PractitionerRole/cm1"
* performer.reference = "Organization/psseo"
* reasonCode[0] = NsReferralReason#nearing-completion
* reasonCode[+] = NsReferralReason#community-connection
* supportingInfo[0].reference = "Consent/c-disclose"
* supportingInfo[+].reference = "QuestionnaireResponse/att1"
