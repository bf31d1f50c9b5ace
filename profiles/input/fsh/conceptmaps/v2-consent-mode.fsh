Instance: v2-consent-mode
InstanceOf: ConceptMap
Usage: #definition
* url = "https://nextstep-hub.example/fhir/ConceptMap/v2-consent-mode"
* version = "0.1.0"
* name = "V2ConsentMode"
* title = "How consent was given (CON-10)"
* status = #draft
* description = "HL7 table 0497 to the mode of a consent. A telephone call is words, written down by who took it."
* targetCanonical = "https://nextstep-hub.example/fhir/ValueSet/ns-consent-mode"
* group.source = "http://terminology.hl7.org/CodeSystem/v2-0497"
* group.target = "https://nextstep-hub.example/fhir/CodeSystem/ns-consent-mode"
* group.element[+].code = #W
* group.element[=].target.code = #written
* group.element[=].target.equivalence = #equivalent
* group.element[+].code = #V
* group.element[=].target.code = #verbal-documented
* group.element[=].target.equivalence = #equivalent
* group.element[+].code = #T
* group.element[=].target.code = #verbal-documented
* group.element[=].target.equivalence = #wider
