Instance: ns-client
InstanceOf: NamingSystem
Usage: #definition
Title: "Client of the hub"
Description: "Id of a registered client, or name of a person with an account."
* name = "ClientNumber"
* status = #draft
* kind = #identifier
* date = "2026-11-26"
* publisher = "Next Step Hub"
* description = "Id of a registered client, or name of a person with an account."
* uniqueId.type = #uri
* uniqueId.value = "https://nextstep-hub.example/fhir/NamingSystem/client"
* uniqueId.preferred = true
