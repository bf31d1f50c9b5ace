Instance: consent1
InstanceOf: NextstepProvenance
Usage: #example
Title: "Who recorded the consent"
Description: "Where the consent came from: the person, recorded by the agency."
* target.reference = "Consent/c-disclose"
* occurredDateTime = "2026-11-08T14:00:00-05:00"
* recorded = "2026-11-10T09:00:01-05:00"
* activity = $v3-DataOperation#CREATE
* agent[0].type = $provenance-participant-type#informant
* agent[=].who.reference = "Patient/p1"
* agent[+].type = $provenance-participant-type#enterer
* agent[=].who.reference = "PractitionerRole/cm1"
* agent[=].onBehalfOf.reference = "Organization/riverbend"
* entity.role = #source
* entity.what.reference = "QuestionnaireResponse/att1"
