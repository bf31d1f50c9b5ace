Profile: NextstepReferralTask
Parent: Task
Id: nextstep-referral-task
Title: "Referral task"
Description: "The work on a referral, which is peer support's own: where it stands in the pathway."
* ^version = "0.1.0"
* ^status = #draft
* obeys nst-1 and nst-2 and nst-3 and nst-4
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    ExtPathwayStep named pathway-step 0..1 MS and
    ExtContactSafety named contact-safety 0..1 and
    ExtPersonLanguage named person-language 0..*
* basedOn 1..1 MS
* groupIdentifier 1..1 MS
* status 1..1 MS
* statusReason 0..1 MS
* statusReason from NsStatusReasonVS (required)
* businessStatus 1..1 MS
* businessStatus from NsBusinessStatusVS (required)
* intent 1..1 MS
* intent = #order
* code 1..1 MS
* description 0..0
* focus 1..1 MS
* focus only Reference(ServiceRequest)
* for 1..1 MS
* for only Reference(Patient)
* authoredOn 1..1 MS
* lastModified 1..1 MS
* requester 1..1 MS
* owner 1..1 MS
* note 0..0
* restriction 0..1 MS