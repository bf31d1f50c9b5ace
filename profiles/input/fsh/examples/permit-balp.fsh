Instance: permit-balp
InstanceOf: AuditEvent
Usage: #example
Title: "Audit: permitted, in the shape of IHE BALP"
Description: "The same decision for systems that read IHE Basic Audit Log Patterns."
* type = $DCM#110113 "Security Alert"
* subtype = $AuthZsubType#AuthZ-Consent
* action = #E
* recorded = "2026-11-10T09:00:01-05:00"
* outcome = #0
* agent[0].type = $DCM#110150
* agent[=].who.display = "Riverbend client system"
* agent[=].requestor = false
* agent[=].network.address = "203.0.113.5"
* agent[=].network.type = #2
* agent[+].type = $v3-ParticipationType#IRCP
* agent[=].who = Reference(Organization/psseo)
* agent[=].requestor = true
* agent[=].purposeOfUse = $v3-ActReason#COC
* agent[+].type = $v3-RoleClass#PROV
* agent[=].who = Reference(Organization/psseo)
* agent[=].requestor = false
* agent[+].type = $extra-security-role-type#authserver
* agent[=].who.display = "Next Step Hub"
* agent[=].requestor = false
* source.site = "nextstep-hub.example"
* source.observer.display = "Next Step Hub"
* source.type = $security-source-type#6 "Security Server"
* entity[0].what = Reference(Patient/p1)
* entity[=].type = $audit-entity-type#1
* entity[=].role = $object-role#1 "Patient"
* entity[+].what = Reference(Consent/c-disclose)
* entity[=].type = $resource-types#Consent
