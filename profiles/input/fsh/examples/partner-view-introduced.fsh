Instance: partner-view-introduced
InstanceOf: NextstepPartnerTask
Usage: #example
Title: "What the agency sees with one"
Description: "Introduced, and on which day."
* groupIdentifier.system = "https://nextstep-hub.example/fhir/NamingSystem/referral"
* groupIdentifier.value = "NS-000123"
* basedOn.type = "ServiceRequest"
* basedOn.identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/riverbend-referral"
* basedOn.identifier.value = "RB-2026-00017"
* status = #in-progress
* businessStatus = NsBusinessStatus#introduced
* intent = #order
* code.coding[0] = $task-code#fulfill
* code.coding[+] = $v3-TaskOutcome#process-request
* authoredOn = "2026-11-10T09:00:01-05:00"
* lastModified = "2026-11-20T15:10:00-05:00"
* owner.type = "Organization"
* owner.identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/partner"
* owner.identifier.value = "psseo"
* owner.display = "Peer Support South East Ontario"
* output.type = NsTaskIo#introduction-date
* output.valueDate = "2026-11-20"
