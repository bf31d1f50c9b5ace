Profile: NextstepPartnerTask
Parent: Task
Id: nextstep-partner-task
Title: "Referral task as a partner sees it"
Description: "The only form in which an agency sees how its referral goes: its own number, a state that may be told, and nothing of the person."
* ^version = "0.1.0"
* ^status = #draft
* obeys nst-1 and nspv-1 and nspv-2
* basedOn 1..1 MS
* statusReason 0..1 MS
* statusReason from NsOutwardStatusReason (required)
* businessStatus 0..1 MS
* businessStatus from NsOutwardBusinessStatus (required)
* code 1..1 MS
* description 0..1 MS
* focus 0..1 MS
* for 0..0
* encounter 0..0
* authoredOn 1..1 MS
* lastModified 1..1 MS
* location 0..0
* reasonReference 0..0
* note 0..0
* relevantHistory 0..0
* input 0..* MS