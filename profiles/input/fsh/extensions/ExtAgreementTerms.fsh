Extension: ExtAgreementTerms
Id: ext-agreement-terms
Title: "Agreement terms"
Description: "Days to answer and to introduce, notice before renewal, programme and direction, as the agreement has them."
Context: Contract
* ^version = "0.1.0"
* ^status = #draft
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    respondWithinDays 0..1 and
    introduceWithinDays 0..1 and
    renewalNoticeDays 0..1 and
    programme 0..* and
    direction 0..*
* extension[respondWithinDays].value[x] 1..
* extension[respondWithinDays].value[x] only positiveInt
* extension[introduceWithinDays].value[x] 1..
* extension[introduceWithinDays].value[x] only positiveInt
* extension[renewalNoticeDays].value[x] 1..
* extension[renewalNoticeDays].value[x] only positiveInt
* extension[programme].value[x] 1..
* extension[programme].value[x] only code
* extension[programme].value[x] from NsServiceVS (required)
* extension[direction].value[x] 1..
* extension[direction].value[x] only code
* extension[direction].value[x] from NsConsentDirectionVS (required)