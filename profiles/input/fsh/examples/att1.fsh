Instance: att1
InstanceOf: NextstepAttestation
Usage: #example
Title: "Attestation of steps 1 to 3 and of the consent"
Description: "Jordan records that Miri was told she may say no, what the agency will learn, and that she said yes, in words."
* meta.security = $v3-Confidentiality#R
* questionnaire = "https://nextstep-hub.example/fhir/Questionnaire/nextstep-consent-attestation|1.0"
* status = #completed
* subject.reference = "Patient/p1"
* authored = "2026-11-08T14:05:00-05:00"
* author.reference = "PractitionerRole/cm1"
* source.reference = "Patient/p1"
* item[0].linkId = "step1-date"
* item[=].answer.valueDate = "2026-11-02"
* item[+].linkId = "step2-date"
* item[=].answer.valueDate = "2026-11-05"
* item[+].linkId = "interested"
* item[=].answer.valueBoolean = true
* item[+].linkId = "told-choice"
* item[=].answer.valueBoolean = true
* item[+].linkId = "agrees-share"
* item[=].answer.valueBoolean = true
* item[+].linkId = "told-loop-facts"
* item[=].answer.valueBoolean = true
* item[+].linkId = "share-back-wish"
* item[=].answer.valueBoolean = true
* item[+].linkId = "mode"
* item[=].answer.valueCoding = NsConsentMode#verbal-documented
* item[+].linkId = "given-on"
* item[=].answer.valueDateTime = "2026-11-08T14:00:00-05:00"
* item[+].linkId = "ends-on"
* item[=].answer.valueDate = "2027-11-08"
* item[+].linkId = "by-substitute"
* item[=].answer.valueBoolean = false
* item[+].linkId = "form"
* item[=].answer.valueUri = "https://nextstep-hub.example/fhir/Policy/next-step-sharing/1.0"
* item[+].linkId = "recorded-by"
* item[=].answer.valueString = "Jordan Case-Manager (fictional), case manager"
