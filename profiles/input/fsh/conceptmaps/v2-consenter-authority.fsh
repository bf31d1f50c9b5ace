Instance: v2-consenter-authority
InstanceOf: ConceptMap
Usage: #definition
* url = "https://nextstep-hub.example/fhir/ConceptMap/v2-consenter-authority"
* version = "0.1.0"
* name = "V2ConsenterAuthority"
* title = "Who gave the consent, if not the person (CON-25)"
* status = #draft
* description = "HL7 table 0548 to the authority of a substitute decision-maker. 1 is the person; 6 and 7 cannot be judged."
* targetCanonical = "https://nextstep-hub.example/fhir/ValueSet/ns-decision-authority"
* group.source = "http://terminology.hl7.org/CodeSystem/v2-0548"
* group.target = "https://nextstep-hub.example/fhir/CodeSystem/ns-decision-authority"
* group.element[+].code = #2
* group.element[=].target.code = #parent
* group.element[=].target.equivalence = #equivalent
* group.element[+].code = #3
* group.element[=].target.code = #other-by-law
* group.element[=].target.equivalence = #relatedto
* group.element[+].code = #4
* group.element[=].target.code = #attorney-personal-care
* group.element[=].target.equivalence = #relatedto
* group.element[+].code = #5
* group.element[=].target.code = #guardian-of-person
* group.element[=].target.equivalence = #relatedto
