Instance: c-share-back
InstanceOf: NextstepConsent
Usage: #example
Title: "Consent to tell the agency how it goes"
Description: "At the introduction Miri lets peer support tell Riverbend that they met and how the transition goes, for two weeks after its end."
* meta.security = $v3-Confidentiality#R
* extension[0].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-consent-direction"
* extension[=].valueCode = #peer-to-clinical
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-consent-mode"
* extension[=].valueCode = #verbal-documented
* identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/consent"
* identifier.value = "NSC-c-share-back"
* status = #active
* scope = $consentscope#patient-privacy
* category[0] = $loinc#59284-0
* category[+] = $v3-ActCode#IDSCL
* patient.reference = "Patient/p1"
* dateTime = "2026-11-20T15:00:00-05:00"
* performer.reference = "Patient/p1"
* organization.reference = "Organization/psseo"
* sourceReference.reference = "QuestionnaireResponse/beginning1"
* policy.uri = "https://nextstep-hub.example/fhir/Policy/next-step-share-back/1.0"
* provision.type = #permit
* provision.period.start = "2026-11-20"
* provision.period.end = "2027-01-29"
* provision.actor.role = $v3-ParticipationType#IRCP
* provision.actor.reference.reference = "Organization/riverbend"
* provision.purpose[0] = $v3-ActReason#COC
* provision.purpose[+] = $v3-ActReason#CAREMGT
* text.status = #additional
* text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>At the introduction Miri lets peer support tell Riverbend that they met and how the transition goes, for two weeks after its end.</p></div>"
