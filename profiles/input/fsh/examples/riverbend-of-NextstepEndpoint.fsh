Instance: riverbend-of-NextstepEndpoint
InstanceOf: NextstepEndpoint
Usage: #example
Title: "How an agency is connected"
Description: "Where its notices go, and its options."
* id = "riverbend"
* extension[0].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-partner-option"
* extension[=].extension[0].url = "code"
* extension[=].extension[=].valueCode = #profile
* extension[=].extension[+].url = "value"
* extension[=].extension[=].valueString = "plain"
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-partner-option"
* extension[=].extension[0].url = "code"
* extension[=].extension[=].valueCode = #strict-http
* extension[=].extension[+].url = "value"
* extension[=].extension[=].valueString = "false"
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-partner-option"
* extension[=].extension[0].url = "code"
* extension[=].extension[=].valueCode = #notify
* extension[=].extension[+].url = "value"
* extension[=].extension[=].valueString = "message"
* extension[+].url = "https://nextstep-hub.example/fhir/StructureDefinition/ext-partner-option"
* extension[=].extension[0].url = "code"
* extension[=].extension[=].valueCode = #time-zone
* extension[=].extension[+].url = "value"
* extension[=].extension[=].valueString = "America/Toronto"
* status = #active
* connectionType = $endpoint-connection-type#hl7-fhir-msg
* name = "Riverbend message endpoint"
* managingOrganization.reference = "Organization/riverbend"
* payloadType.text = "Next Step message"
* address = "https://riverbend.example/fhir/$process-message"
