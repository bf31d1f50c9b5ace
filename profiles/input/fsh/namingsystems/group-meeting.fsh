Instance: ns-group-meeting
InstanceOf: NamingSystem
Usage: #definition
Title: "Number of a group meeting"
Description: "Shared by the records of one meeting; no other participant is named in any of them."
* name = "GroupMeetingNumber"
* status = #draft
* kind = #identifier
* date = "2026-11-26"
* publisher = "Next Step Hub"
* description = "Shared by the records of one meeting; no other participant is named in any of them."
* uniqueId.type = #uri
* uniqueId.value = "https://nextstep-hub.example/fhir/NamingSystem/group-meeting"
* uniqueId.preferred = true
