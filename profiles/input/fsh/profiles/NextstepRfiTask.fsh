Profile: NextstepRfiTask
Parent: Task
Id: nextstep-rfi-task
Title: "Request for information"
Description: "A question to the agency: what is asked for, and of which referral."
* ^version = "0.1.0"
* ^status = #draft
* obeys nsf-1 and nsf-2
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    ExtContactSafety named contact-safety 0..1 and
    ExtPersonLanguage named person-language 0..*
* basedOn 1..1 MS
* partOf 0..1 MS
* status 1..1 MS
* code 1..1 MS
* authoredOn 1..1 MS
* lastModified 1..1 MS
* requester 1..1 MS
* owner 1..1 MS
* note 0..0
* input 1..* MS