Profile: NextstepInternalTask
Parent: Task
Id: nextstep-internal-task
Title: "Internal task"
Description: "A note of the desk to itself: the checklist of a transition, or an item of the continuity watch."
* ^version = "0.1.0"
* ^status = #draft
* obeys nsi-1
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    ExtContactSafety named contact-safety 0..1 and
    ExtPersonLanguage named person-language 0..*
* partOf 1..1 MS
* code 1..1 MS
* code from NsTaskCodeVS (required)
* for 1..1 MS
* authoredOn 1..1 MS
* lastModified 1..1 MS
* owner 1..1 MS
* reasonCode 0..1 MS
* reasonCode from NsWatchReasonVS (required)