Profile: NextstepCancellationTask
Parent: Task
Id: nextstep-cancellation-task
Title: "Request to cancel"
Description: "The wish of an agency to end a referral whose peer relationship has begun. The desk and the person decide."
* ^version = "0.1.0"
* ^status = #draft
* obeys nsc-1 and nsc-2
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    ExtContactSafety named contact-safety 0..1 and
    ExtPersonLanguage named person-language 0..*
* focus 1..1 MS
* focus only Reference(Task)
* authoredOn 1..1 MS
* lastModified 1..1 MS
* requester 1..1 MS
* owner 1..1 MS
* reasonCode 1..1 MS