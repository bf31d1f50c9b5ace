Instance: related1
InstanceOf: NextstepRelatedPerson
Usage: #example
Title: "A substitute decision-maker"
Description: "Who may decide for the person when they cannot; the consent says on what authority."
* meta.security = $v3-Confidentiality#R
* patient.reference = "Patient/p1"
* name.family = "Okafor"
* name.given = "Adaeze"
* telecom.system = #phone
* telecom.value = "+16135550121"
