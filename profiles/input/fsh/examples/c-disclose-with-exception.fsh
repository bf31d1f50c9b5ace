Instance: c-disclose-with-exception
InstanceOf: NextstepConsent
Usage: #example
Title: "Consent to share, but not with one worker"
Description: "Miri lets the agency share with Peer Support South East Ontario until 2027-11-08, except that one worker may not see it."
* meta.security = $v3-Confidentiality#R
* extension[0].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-consent-direction"
* extension[=].valueCode = #clinical-to-peer
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-consent-mode"
* extension[=].valueCode = #verbal-documented
* identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/riverbend-consent"
* identifier.value = "RB-C-88"
* status = #active
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
* provision.provision.type = #deny
* provision.provision.actor.role = $v3-ParticipationType#IRCP
* provision.provision.actor.reference.reference = "PractitionerRole/peer2"
* provision.provision.actor.reference.display = "Not this worker (fictional)"
* text.status = #additional
* text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Miri lets the agency share with Peer Support South East Ontario until 2027-11-08, except that one worker may not see it.</p></div>"
