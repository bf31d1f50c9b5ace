Instance: v2-administrative-sex
InstanceOf: ConceptMap
Usage: #definition
* url = "https://nextstep-hub.example/fhir/ConceptMap/v2-administrative-sex"
* version = "0.1.0"
* name = "V2AdministrativeSex"
* title = "Administrative sex (PID-8)"
* status = #draft
* description = "HL7 table 0001 to administrative gender."
* targetCanonical = "http://hl7.org/fhir/ValueSet/administrative-gender"
* group.source = "http://terminology.hl7.org/CodeSystem/v2-0001"
* group.target = "http://hl7.org/fhir/administrative-gender"
* group.element[+].code = #F
* group.element[=].target.code = #female
* group.element[=].target.equivalence = #equivalent
* group.element[+].code = #M
* group.element[=].target.code = #male
* group.element[=].target.equivalence = #equivalent
* group.element[+].code = #O
* group.element[=].target.code = #other
* group.element[=].target.equivalence = #equivalent
* group.element[+].code = #A
* group.element[=].target.code = #other
* group.element[=].target.equivalence = #wider
* group.element[+].code = #N
* group.element[=].target.code = #other
* group.element[=].target.equivalence = #wider
* group.element[+].code = #U
* group.element[=].target.code = #unknown
* group.element[=].target.equivalence = #equivalent
