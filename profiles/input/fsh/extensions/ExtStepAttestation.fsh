Extension: ExtStepAttestation
Id: ext-step-attestation
Title: "Step attestation"
Description: "That a step was taken, on which day, by whom."
Context: ServiceRequest
* ^version = "0.1.0"
* ^status = #draft
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    step 1..1 and
    date 1..1 and
    by 0..1
* extension[step].value[x] 1..
* extension[step].value[x] only code
* extension[step].value[x] from NsPathwayStepVS (required)
* extension[date].value[x] 1..
* extension[date].value[x] only date
* extension[by].value[x] 1..
* extension[by].value[x] only Reference