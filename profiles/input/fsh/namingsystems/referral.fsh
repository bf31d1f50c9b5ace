Instance: ns-referral
InstanceOf: NamingSystem
Usage: #definition
Title: "Number of a referral"
Description: "The hub's number of a referral (filler): NS-000123."
* name = "ReferralNumber"
* status = #draft
* kind = #identifier
* date = "2026-11-26"
* publisher = "Next Step Hub"
* description = "The hub's number of a referral (filler): NS-000123."
* uniqueId.type = #uri
* uniqueId.value = "https://nextstep-hub.example/fhir/NamingSystem/referral"
* uniqueId.preferred = true
