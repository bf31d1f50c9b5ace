Profile: NextstepAgreement
Parent: Contract
Id: nextstep-agreement
Title: "Agreement (MOU)"
Description: "The memorandum of understanding with an agency: signed by both, with a first and a last day. Nothing is taken or told outside it."
* ^version = "0.1.0"
* ^status = #draft
* obeys mou-1 and mou-2 and mou-3
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    ExtMouSuspended named mou-suspended 0..* MS and
    ExtAgreementTerms named agreement-terms 0..1 MS
* identifier 1..* MS
* version 1..1 MS
* status 1..1 MS
* applies 1..1 MS
* applies.start 1..1 MS
* applies.end 1..1 MS
* subject 1..1 MS
* subject only Reference(Organization)
* authority 1..1 MS
* authority only Reference(Organization)
* title 1..1 MS
* type 1..1 MS
* type = $contract-type#disclosure
* signer 2..* MS
* legal 0..* MS