Instance: referral-task-to-erec
InstanceOf: ConceptMap
Usage: #definition
* url = "https://nextstep-hub.example/fhir/ConceptMap/referral-task-to-erec"
* version = "0.1.0"
* name = "ReferralTaskToErec"
* title = "Status of a referral for Ontario eReferral (CA:eReC)"
* status = #draft
* description = "What an agency sees of the task, and what a system for Ontario eReferral takes it for: the status as it is, the business status in the words of ca-referralbusinessstatus as far as those are published. The hub writes its own codes; this map is for the reader."
* group[+].source = "http://hl7.org/fhir/task-status"
* group[=].target = "http://hl7.org/fhir/task-status"
* group[=].element[+].code = #requested
* group[=].element[=].target.code = #requested
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #received
* group[=].element[=].target.code = #requested
* group[=].element[=].target.equivalence = #wider
* group[=].element[=].target.comment = "A receiver that looks at it is no state of its own there."
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
* group[=].element[+].code = #cancelled
* group[=].element[=].target.code = #cancelled
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[=].target.comment = "A partner with the option profile ocean is told rejected where peer support ended it: Ocean shows both as declined."
* group[=].element[+].code = #entered-in-error
* group[=].element[=].target.code = #entered-in-error
* group[=].element[=].target.equivalence = #equivalent
* group[+].source = "https://nextstep-hub.example/fhir/CodeSystem/ns-business-status"
* group[=].element[+].code = #awaiting-review
* group[=].element[=].target.code = #awaiting-triage
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #awaiting-information
* group[=].element[=].target.code = #awaiting-triage
* group[=].element[=].target.equivalence = #wider
* group[=].element[=].target.comment = "A request for information says what is asked."
* group[=].element[+].code = #awaiting-introduction
* group[=].element[=].target.code = #awaiting-booking
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #awaiting-consent
* group[=].element[=].target.equivalence = #unmatched
* group[=].element[=].target.comment = "There is no code for it: businessStatus.text says it."
* group[=].element[+].code = #awaiting-agreement
* group[=].element[=].target.equivalence = #unmatched
* group[=].element[=].target.comment = "There is no code for it: businessStatus.text says it."
* group[=].element[+].code = #introduced
* group[=].element[=].target.equivalence = #unmatched
* group[=].element[=].target.comment = "There is no code for it: businessStatus.text says it."
* group[=].element[+].code = #overlap-active
* group[=].element[=].target.equivalence = #unmatched
* group[=].element[=].target.comment = "There is no code for it: businessStatus.text says it."
* group[=].element[+].code = #overlap-not-possible
* group[=].element[=].target.equivalence = #unmatched
* group[=].element[=].target.comment = "There is no code for it: businessStatus.text says it."
* group[=].element[+].code = #transition-complete
* group[=].element[=].target.equivalence = #unmatched
* group[=].element[=].target.comment = "There is no code for it: businessStatus.text says it."
