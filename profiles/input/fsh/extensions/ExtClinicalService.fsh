Extension: ExtClinicalService
Id: ext-clinical-service
Title: "Clinical service"
Description: "Whether the clinical service goes on, when it is expected to end, when it ended."
Context: ServiceRequest
* ^version = "0.1.0"
* ^status = #draft
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    status 1..1 and
    expectedEnd 0..1 and
    endedOn 0..1 and
    organization 0..1
* extension[status].value[x] 1..
* extension[status].value[x] only code
* extension[status].value[x] from NsClinicalServiceStatusVS (required)
* extension[expectedEnd].value[x] 1..
* extension[expectedEnd].value[x] only date
* extension[endedOn].value[x] 1..
* extension[endedOn].value[x] only date
* extension[organization].value[x] 1..
* extension[organization].value[x] only Reference(Organization)