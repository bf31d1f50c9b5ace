Instance: cm1
InstanceOf: NextstepPractitionerRole
Usage: #example
Title: "The case manager as referrer"
Description: "Jordan, case manager at Riverbend."
* active = true
* practitioner.display = "Jordan Case-Manager (fictional)"
* organization.reference = "Organization/riverbend"
* telecom.system = #phone
* telecom.value = "+16135550199"
* telecom.use = #work
