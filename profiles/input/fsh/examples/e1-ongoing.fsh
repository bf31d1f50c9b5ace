Instance: e1-ongoing
InstanceOf: NextstepPeerRelationship
Usage: #example
Title: "A peer relationship in its ongoing stage"
Description: "They agreed that the beginning is over."
* meta.security = $v3-Confidentiality#R
* extension[0].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-relationship-stage"
* extension[=].extension[0].url = "stage"
* extension[=].extension[=].valueCode = #beginning
* extension[=].extension[+].url = "period"
* extension[=].extension[=].valuePeriod.start = "2026-11-20"
* extension[=].extension[=].valuePeriod.end = "2027-01-10"
* extension[=].extension[+].url = "agreedWithPerson"
* extension[=].extension[=].valueBoolean = true
* extension[=].extension[+].url = "recordedBy"
* extension[=].extension[=].valueReference.reference = "PractitionerRole/peer1"
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-relationship-stage"
* extension[=].extension[0].url = "stage"
* extension[=].extension[=].valueCode = #ongoing
* extension[=].extension[+].url = "period"
* extension[=].extension[=].valuePeriod.start = "2027-01-10"
* extension[=].extension[+].url = "agreedWithPerson"
* extension[=].extension[=].valueBoolean = true
* extension[=].extension[+].url = "recordedBy"
* extension[=].extension[=].valueReference.reference = "PractitionerRole/peer1"
* status = #active
* statusHistory[0].status = #planned
* statusHistory[=].period.start = "2026-11-12"
* statusHistory[=].period.end = "2026-11-20"
* statusHistory[+].status = #active
* statusHistory[=].period.start = "2026-11-20"
* statusHistory[=].period.end = "2026-12-14"
* statusHistory[+].status = #onhold
* statusHistory[=].period.start = "2026-12-14"
* statusHistory[=].period.end = "2026-12-28"
* statusHistory[+].status = #active
* statusHistory[=].period.start = "2026-12-28"
* type = NsService#one-to-one
* patient.reference = "Patient/p1"
* managingOrganization.reference = "Organization/psseo"
* period.start = "2026-11-12"
* referralRequest.reference = "ServiceRequest/sr1"
* careManager.reference = "PractitionerRole/peer1"
* team.reference = "CareTeam/ct1"
