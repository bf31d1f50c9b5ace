Instance: referral-task-to-360x
InstanceOf: ConceptMap
Usage: #definition
* url = "https://nextstep-hub.example/fhir/ConceptMap/referral-task-to-360x"
* version = "0.1.0"
* name = "ReferralTaskTo360x"
* title = "Status of a referral for BSeR and IHE 360X"
* status = #draft
* description = "What an agency sees of the task, in the numbers that Bidirectional Services eReferral takes from IHE 360X. Where the business status has a number of its own, that one is meant."
* group[+].source = "http://hl7.org/fhir/task-status"
* group[=].element[+].code = #requested
* group[=].element[=].target.code = #2.0
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #received
* group[=].element[=].target.code = #2.0
* group[=].element[=].target.equivalence = #wider
* group[=].element[+].code = #accepted
* group[=].element[=].target.code = #3.0
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #rejected
* group[=].element[=].target.code = #4.0
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #in-progress
* group[=].element[=].target.code = #5.1.1
* group[=].element[=].target.equivalence = #wider
* group[=].element[=].target.comment = "The business status says which."
* group[=].element[+].code = #cancelled
* group[=].element[=].target.code = #6.0
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #completed
* group[=].element[=].target.code = #7.0
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #on-hold
* group[=].element[=].target.equivalence = #unmatched
* group[=].element[=].target.comment = "Nothing there says that a person rests."
* group[=].element[+].code = #entered-in-error
* group[=].element[=].target.equivalence = #unmatched
* group[+].source = "https://nextstep-hub.example/fhir/CodeSystem/ns-business-status"
* group[=].element[+].code = #introduced
* group[=].element[=].target.code = #5.1.1
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #overlap-active
* group[=].element[=].target.code = #5.1.4
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #overlap-not-possible
* group[=].element[=].target.equivalence = #unmatched
* group[=].element[+].code = #transition-complete
* group[=].element[=].target.code = #7.0
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #awaiting-review
* group[=].element[=].target.code = #2.0
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #awaiting-information
* group[=].element[=].target.code = #2.0
* group[=].element[=].target.equivalence = #wider
* group[=].element[+].code = #awaiting-introduction
* group[=].element[=].target.code = #3.0
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #awaiting-consent
* group[=].element[=].target.equivalence = #unmatched
* group[=].element[+].code = #awaiting-agreement
* group[=].element[=].target.equivalence = #unmatched
