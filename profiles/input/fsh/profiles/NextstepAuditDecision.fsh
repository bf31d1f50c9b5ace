Profile: NextstepAuditDecision
Parent: AuditEvent
Id: nextstep-audit-decision
Title: "Audit of a decision"
Description: "The record of one decision of the gate. Of a refusal it holds no person."
* ^version = "0.1.0"
* ^status = #draft
* obeys nsa-1 and nsa-2
* subtype 1..1 MS
* subtype from NsAuditVS (required)
* action 1..1 MS
* action = #E
* outcome 1..1 MS
* outcomeDesc 0..0
* agent 2..* MS
* entity 1..* MS
* entity.query 0..0