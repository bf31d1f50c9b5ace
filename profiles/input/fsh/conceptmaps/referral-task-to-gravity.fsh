Instance: referral-task-to-gravity
InstanceOf: ConceptMap
Usage: #definition
* url = "https://nextstep-hub.example/fhir/ConceptMap/referral-task-to-gravity"
* version = "0.1.0"
* name = "ReferralTaskToGravity"
* title = "Status of a referral for Gravity SDOH Clinical Care"
* status = #draft
* description = "What an agency sees of the task, and what a system for SDOH Clinical Care takes it for. That guide has neither received nor ready; what is waited for stands in statusReason.text."
* group[+].source = "http://hl7.org/fhir/task-status"
* group[=].target = "http://hl7.org/fhir/task-status"
* group[=].element[+].code = #requested
* group[=].element[=].target.code = #requested
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #received
* group[=].element[=].target.code = #requested
* group[=].element[=].target.equivalence = #wider
* group[=].element[=].target.comment = "Not among the states of that guide."
* group[=].element[+].code = #accepted
* group[=].element[=].target.code = #accepted
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #in-progress
* group[=].element[=].target.code = #in-progress
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #on-hold
* group[=].element[=].target.code = #on-hold
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #completed
* group[=].element[=].target.code = #completed
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #rejected
* group[=].element[=].target.code = #rejected
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[=].target.comment = "statusReason.text says why."
* group[=].element[+].code = #cancelled
* group[=].element[=].target.code = #cancelled
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #entered-in-error
* group[=].element[=].target.code = #entered-in-error
* group[=].element[=].target.equivalence = #equivalent
