Instance: c-substitute
InstanceOf: NextstepConsent
Usage: #example
Title: "A substitute decides"
Description: "A substitute decision-maker agrees for the person, and says on what authority."
* meta.security = $v3-Confidentiality#R
* extension[0].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-consent-direction"
* extension[=].valueCode = #clinical-to-peer
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-consent-mode"
* extension[=].valueCode = #verbal-documented
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-decision-authority"
* extension[=].valueCode = #guardian-of-person
* identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/riverbend-consent"
* identifier.value = "RB-C-95"
* status = #active
* scope = $consentscope#patient-privacy
* category[0] = $loinc#59284-0
* category[+] = $v3-ActCode#IDSCL
* patient.reference = "Patient/p1"
* dateTime = "2026-11-08T14:00:00-05:00"
* performer.reference = "RelatedPerson/related1"
* organization.reference = "Organization/riverbend"
* sourceReference.reference = "QuestionnaireResponse/att1"
* policy.uri = "https://nextstep-hub.example/fhir/Policy/next-step-sharing/1.0"
* provision.type = #permit
* provision.period.start = "2026-11-08"
* provision.period.end = "2027-11-08"
* provision.actor.role = $v3-ParticipationType#IRCP
* provision.actor.reference.reference = "Organization/psseo"
* provision.purpose[0] = $v3-ActReason#COC
* provision.purpose[+] = $v3-ActReason#CAREMGT
* text.status = #additional
* text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>A substitute decision-maker agrees for the person, and says on what authority.</p></div>"
