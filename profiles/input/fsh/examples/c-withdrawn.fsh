Instance: c-withdrawn
InstanceOf: NextstepConsent
Usage: #example
Title: "A consent that was withdrawn"
Description: "Miri has taken her consent back. From then on nothing of hers comes in, is shown or is told; open tasks end in neutral words."
* meta.security = $v3-Confidentiality#R
* extension[0].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-consent-direction"
* extension[=].valueCode = #clinical-to-peer
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-consent-mode"
* extension[=].valueCode = #verbal-documented
* identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/riverbend-consent"
* identifier.value = "RB-C-88"
* status = #inactive
* scope = $consentscope#patient-privacy
* category[0] = $loinc#59284-0
* category[+] = $v3-ActCode#IDSCL
* patient.reference = "Patient/p1"
* dateTime = "2026-11-08T14:00:00-05:00"
* performer.reference = "Patient/p1"
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
* text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Miri has taken her consent back. From then on nothing of hers comes in, is shown or is told; open tasks end in neutral words.</p></div>"
