Instance: permit
InstanceOf: NextstepAuditDecision
Usage: #example
Title: "Audit: permitted"
Description: "On which consent and which agreement the decision rested."
* type = $DCM#110113 "Security Alert"
* subtype = NsAudit#authz-permit
* action = #E
* recorded = "2026-11-10T09:00:01-05:00"
* outcome = #0
* purposeOfEvent = $v3-ActReason#COC
* agent[0].type = $DCM#110153 "Source Role ID"
* agent[=].who.reference = "Organization/riverbend"
* agent[=].requestor = true
* agent[=].network.address = "203.0.113.5"
* agent[=].network.type = #2
* agent[+].type = $extra-security-role-type#authserver
* agent[=].who.display = "Next Step Hub"
* agent[=].requestor = false
* source.observer.display = "Next Step Hub"
* entity[0].what.identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/riverbend-message"
* entity[=].what.identifier.value = "RB-MSG-000871"
* entity[=].type = $audit-entity-type#2
* entity[=].detail[0].type = "decision"
* entity[=].detail[=].valueString = "permit"
* entity[=].detail[+].type = "reason"
* entity[=].detail[=].valueString = "ok"
* entity[=].detail[+].type = "rule"
* entity[=].detail[=].valueString = "G10"
* entity[=].detail[+].type = "agreement"
* entity[=].detail[=].valueString = "MOU-RIVERBEND-2026|1"
* entity[=].detail[+].type = "consent"
* entity[=].detail[=].valueString = "RB-C-88|1"
* entity[=].detail[+].type = "receipt"
* entity[=].detail[=].valueString = "R-7F3K-22QA"
* entity[+].what.reference = "Patient/p1"
* entity[=].type = $audit-entity-type#1
* entity[=].role = $object-role#1
* entity[+].what.reference = "Consent/c-disclose"
* entity[=].type = $resource-types#Consent
