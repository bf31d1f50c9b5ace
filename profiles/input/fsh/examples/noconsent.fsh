Instance: noconsent
InstanceOf: NextstepAuditDecision
Usage: #example
Title: "Audit: refused for want of a consent"
Description: "Who sent it, when, and why it was refused. No person."
* type = $DCM#110113 "Security Alert"
* subtype = NsAudit#authz-no-consent
* action = #E
* recorded = "2026-11-10T08:55:01-05:00"
* outcome = #8
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
* entity.what.identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/riverbend-message"
* entity.what.identifier.value = "RB-MSG-000870"
* entity.type = $audit-entity-type#2
* entity.detail[0].type = "decision"
* entity.detail[=].valueString = "no-consent"
* entity.detail[+].type = "reason"
* entity.detail[=].valueString = "consent-missing"
* entity.detail[+].type = "rule"
* entity.detail[=].valueString = "C3"
* entity.detail[+].type = "agreement"
* entity.detail[=].valueString = "MOU-RIVERBEND-2026|1"
* entity.detail[+].type = "receipt"
* entity.detail[=].valueString = "R-7F3K-22Q9"
