Instance: partner-view-completed-bare
InstanceOf: NextstepPartnerTask
Usage: #example
Title: "What the agency sees without a share-back consent"
Description: "The one word: completed."
* groupIdentifier.system = "https://nextstep-hub.example/fhir/NamingSystem/referral"
* groupIdentifier.value = "NS-000123"
* basedOn.type = "ServiceRequest"
* basedOn.identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/riverbend-referral"
* basedOn.identifier.value = "RB-2026-00017"
* status = #completed
* intent = #order
* code.coding[0] = $task-code#fulfill
* code.coding[+] = $v3-TaskOutcome#process-request
* authoredOn = "2026-11-10T09:00:01-05:00"
* lastModified = "2027-01-16T09:30:00-05:00"
* owner.type = "Organization"
* owner.identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/partner"
* owner.identifier.value = "psseo"
* owner.display = "Peer Support South East Ontario"
