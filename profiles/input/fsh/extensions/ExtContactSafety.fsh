Extension: ExtContactSafety
Id: ext-contact-safety
Title: "Contact safety"
Description: "How the person may be reached safely: whether a message may be left, whether the programme may be named."
Context: ServiceRequest, Patient, Task
* ^version = "0.1.0"
* ^status = #draft
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    doNotLeaveMessage 0..1 and
    doNotIdentifyProgram 0..1 and
    preferredMethod 0..1 and
    instruction 0..1
* extension[doNotLeaveMessage].value[x] 1..
* extension[doNotLeaveMessage].value[x] only boolean
* extension[doNotIdentifyProgram].value[x] 1..
* extension[doNotIdentifyProgram].value[x] only boolean
* extension[preferredMethod].value[x] 1..
* extension[preferredMethod].value[x] only code
* extension[preferredMethod].value[x] from NsContactMethodVS (required)
* extension[instruction].value[x] 1..
* extension[instruction].value[x] only string