Instance: referral-task-to-v2-status
InstanceOf: ConceptMap
Usage: #definition
* url = "https://nextstep-hub.example/fhir/ConceptMap/referral-task-to-v2-status"
* version = "0.1.0"
* name = "ReferralTaskToV2Status"
* title = "Status of a referral as HL7 v2 has it (RF1-1)"
* status = #draft
* description = "What an agency sees of the task, in the words of HL7 table 0283. Where the person stands is not told by it."
* sourceCanonical = "http://hl7.org/fhir/ValueSet/task-status"
* group.source = "http://hl7.org/fhir/task-status"
* group.target = "http://terminology.hl7.org/CodeSystem/v2-0283"
* group.element[+].code = #requested
* group.element[=].target.code = #P
* group.element[=].target.equivalence = #equivalent
* group.element[+].code = #on-hold
* group.element[=].target.code = #P
* group.element[=].target.equivalence = #wider
* group.element[+].code = #accepted
* group.element[=].target.code = #A
* group.element[=].target.equivalence = #equivalent
* group.element[+].code = #in-progress
* group.element[=].target.code = #A
* group.element[=].target.equivalence = #wider
* group.element[+].code = #completed
* group.element[=].target.code = #A
* group.element[=].target.equivalence = #wider
* group.element[+].code = #rejected
* group.element[=].target.code = #R
* group.element[=].target.equivalence = #equivalent
* group.element[+].code = #cancelled
* group.element[=].target.code = #R
* group.element[=].target.equivalence = #wider
