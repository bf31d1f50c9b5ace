Instance: practitioner1
InstanceOf: NextstepPractitioner
Usage: #example
Title: "Somebody who works at an agency"
Description: "Jordan, case manager at Riverbend: a name and a number to call, nothing else of them."
* meta.security = $v3-Confidentiality#R
* name.family = "Case-Manager"
* name.given = "Jordan"
* telecom.system = #phone
* telecom.value = "+16135550199"
* telecom.use = #work
