Profile: NextstepAttestation
Parent: QuestionnaireResponse
Id: nextstep-attestation
Title: "Consent attestation"
* ^version = "0.1.0"
* ^status = #draft
* questionnaire 1..1 MS
* status 1..1 MS
* status = #completed
* subject 1..1 MS
* authored 1..1 MS
* author 1..1 MS
* source 1..1 MS