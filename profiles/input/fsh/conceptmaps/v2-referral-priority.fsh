Instance: v2-referral-priority
InstanceOf: ConceptMap
Usage: #definition
* url = "https://nextstep-hub.example/fhir/ConceptMap/v2-referral-priority"
* version = "0.1.0"
* name = "V2ReferralPriority"
* title = "Priority of a referral (RF1-2)"
* status = #draft
* description = "HL7 table 0280 to the priority of a request. Peer support is no emergency service: STAT becomes urgent."
* targetCanonical = "http://hl7.org/fhir/ValueSet/request-priority"
* group.source = "http://terminology.hl7.org/CodeSystem/v2-0280"
* group.target = "http://hl7.org/fhir/request-priority"
* group.element[+].code = #S
* group.element[=].target.code = #urgent
* group.element[=].target.equivalence = #wider
* group.element[+].code = #A
* group.element[=].target.code = #asap
* group.element[=].target.equivalence = #equivalent
* group.element[+].code = #R
* group.element[=].target.code = #routine
* group.element[=].target.equivalence = #equivalent
