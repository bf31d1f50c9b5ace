Profile: NextstepAttestation
Parent: QuestionnaireResponse
Id: nextstep-attestation
Title: "Consent attestation"
Description: "What the agency attests when it cannot send a Consent: steps 1 to 3, what the person was told, and that they agreed."
* ^version = "0.1.0"
* ^status = #draft
* questionnaire 1..1 MS
* status 1..1 MS
* status = #completed
* subject 1..1 MS
* authored 1..1 MS
* author 1..1 MS
* source 1..1 MS