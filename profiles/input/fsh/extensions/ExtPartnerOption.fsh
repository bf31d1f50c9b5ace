Extension: ExtPartnerOption
Id: ext-partner-option
Title: "Partner option"
Description: "How messages with this agency go, where it differs."
Context: Endpoint
* ^version = "0.1.0"
* ^status = #draft
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    code 1..1 and
    value 1..1
* extension[code].value[x] 1..
* extension[code].value[x] only code
* extension[code].value[x] from NsPartnerOptionVS (required)
* extension[value].value[x] 1..
* extension[value].value[x] only string