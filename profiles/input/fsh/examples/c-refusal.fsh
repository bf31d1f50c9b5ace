Instance: c-refusal
InstanceOf: NextstepConsent
Usage: #example
Title: "A refusal"
Description: "The person says that nothing may be shared with anybody. It wins over every permit, older or newer."
* meta.security = $v3-Confidentiality#R
* extension[0].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-consent-direction"
* extension[=].valueCode = #clinical-to-peer
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-consent-mode"
* extension[=].valueCode = #verbal-documented
* identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/consent"
* identifier.value = "NSC-c-refusal"
* status = #active
* scope = $consentscope#patient-privacy
* category[0] = $loinc#59284-0
* category[+] = $v3-ActCode#IDSCL
* patient.reference = "Patient/p1"
* dateTime = "2026-11-09T11:00:00-05:00"
* performer.reference = "Patient/p1"
* organization.reference = "Organization/riverbend"
* sourceReference.reference = "QuestionnaireResponse/att1"
* policy.uri = "https://nextstep-hub.example/fhir/Policy/next-step-sharing/1.0"
* provision.type = #deny
* provision.period.start = "2026-11-09"
* text.status = #additional
* text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>The person says that nothing may be shared with anybody. It wins over every permit, older or newer.</p></div>"
