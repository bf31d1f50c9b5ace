Instance: cm1
InstanceOf: NextstepPractitionerRole
Usage: #example
* active = true
* practitioner.display = "Jordan Case-Manager (fictional)"
* organization.reference = "Organization/riverbend"
* telecom.system = #phone
* telecom.value = "+16135550199"
* telecom.use = #work