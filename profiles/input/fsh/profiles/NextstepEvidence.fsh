Profile: NextstepEvidence
Parent: DocumentReference
Id: nextstep-evidence
Title: "Evidence of consent"
Description: "The fingerprint of something that was signed; the file itself is not kept."
* ^version = "0.1.0"
* ^status = #draft
* obeys nsev-1
* masterIdentifier 1..1 MS
* status 1..1 MS
* type 1..1 MS
* subject 0..1 MS
* content 1..1 MS
* content.attachment.data 0..0
* content.attachment.title 1..1 MS