Profile: NextstepCommunication
Parent: Communication
Id: nextstep-communication
Title: "Communication"
Description: "Words about a referral: from the agency as they come, to the agency one fixed sentence."
* ^version = "0.1.0"
* ^status = #draft
* basedOn 1..1 MS
* status 1..1 MS
* about 0..0
* sent 0..1 MS
* recipient 1..* MS
* sender 1..1 MS
* reasonCode 0..1 MS
* reasonCode from NsNoticeVS (required)
* reasonReference 0..0
* payload 0..* MS