Extension: ExtMilestone
Id: ext-milestone
Title: "Milestone"
Description: "That a referral came so far for the first time, and on which day. Written into the rows that a reporting client reads; the hub stores none."
Context: Task
* ^version = "0.1.0"
* ^status = #draft
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    fact 1..1 and
    date 1..1
* extension[fact].value[x] 1..
* extension[fact].value[x] only code
* extension[fact].value[x] from NsSharedFactVS (required)
* extension[date].value[x] 1..
* extension[date].value[x] only date
