Instance: com1
InstanceOf: NextstepCommunication
Usage: #example
Title: "A fixed sentence to the agency"
Description: "The referral was accepted."
* meta.security = $v3-Confidentiality#R
* basedOn.type = "ServiceRequest"
* basedOn.identifier.system = "https://nextstep-hub.example/fhir/NamingSystem/riverbend-referral"
* basedOn.identifier.value = "RB-2026-00017"
* status = #completed
* recipient.reference = "Organization/riverbend"
* sender.reference = "Organization/psseo"
* sent = "2026-11-12T15:00:05-05:00"
* reasonCode = NsNotice#accepted
* payload.contentString = "The referral was accepted."
