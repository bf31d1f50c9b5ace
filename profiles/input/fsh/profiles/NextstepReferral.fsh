Profile: NextstepReferral
Parent: ServiceRequest
Id: nextstep-referral
Title: "Next Step referral"
Description: "A referral to peer support: whose, from whom, why, until when the clinical service runs. No diagnosis."
* ^version = "0.1.0"
* ^status = #draft
* obeys nsr-1 and nsr-2
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    ExtPathwayStep named pathway-step 0..1 MS and
    ExtStepAttestation named step-attestation 0..3 MS and
    ExtClinicalService named clinical-service 0..1 MS and
    ExtContactSafety named contact-safety 0..1 MS and
    ExtGoverningAgreement named governing-agreement 0..1 MS
* identifier ..* MS
* identifier ^slicing.discriminator.type = #pattern
* identifier ^slicing.discriminator.path = "type"
* identifier ^slicing.rules = #open
* identifier contains
    placer 1..1 MS and
    filler 0..1 MS
* identifier[placer].type 1..
* identifier[placer].type = $v2-0203#PLAC
* identifier[placer].system 1..
* identifier[placer].value 1..
* identifier[filler].type 1..
* identifier[filler].type = $v2-0203#FILL
* identifier[filler].system 1..
* identifier[filler].value 1..
* status 1..1 MS
* intent 1..1 MS
* category 1..* MS
* category from NsServiceCategory (preferred)
* code 0..1 MS
* code from NsServiceVS (preferred)
* orderDetail 0..0
* subject 1..1 MS
* subject only Reference(Patient)
* encounter 0..0
* authoredOn 1..1 MS
* requester 1..1 MS
* requester only Reference(PractitionerRole or Practitioner or Organization)
* performer 1..* MS
* performer only Reference(PractitionerRole or Organization or HealthcareService)
* reasonReference 0..0
* insurance 0..0
* specimen 0..0
* bodySite 0..0