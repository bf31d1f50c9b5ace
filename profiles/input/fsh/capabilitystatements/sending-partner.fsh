Instance: sending-partner
InstanceOf: CapabilityStatement
Usage: #definition
* url = "https://nextstep-hub.example/fhir/CapabilityStatement/sending-partner"
* version = "0.1.0"
* name = "SendingPartner"
* title = "A sending partner"
* status = #draft
* date = "2026-11-26"
* description = "What a hospital or a case-management system may ask of the hub, and nothing else."
* kind = #requirements
* fhirVersion = #4.0.1
* format[0] = #json
* format[+] = #xml
* rest.mode = #server
* rest.documentation = "What a hospital or a case-management system may ask of the hub, and nothing else. What is not here is refused."
* rest.interaction.code = #transaction
* rest.resource[+].type = #Task
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].searchParam[+].name = "_lastUpdated"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[+].name = "business-status"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[+].name = "group-identifier"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[+].name = "status"
* rest.resource[=].searchParam[=].type = #token
* rest.operation[+].name = "consent-decision"
* rest.operation[=].definition = "https://nextstep-hub.example/fhir/OperationDefinition/consent-decision"
* rest.operation[+].name = "process-message"
* rest.operation[=].definition = "http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message"
* rest.operation[+].name = "process-messages"
* rest.operation[=].definition = "http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message"
* rest.operation[+].name = "referral-status"
* rest.operation[=].definition = "https://nextstep-hub.example/fhir/OperationDefinition/referral-status"
* rest.operation[+].name = "validate"
* rest.operation[=].definition = "http://hl7.org/fhir/OperationDefinition/Resource-validate"
* rest.operation[+].name = "fileConsent"
* rest.operation[=].definition = "https://nextstep-hub.example/fhir/OperationDefinition/fileConsent"
* rest.operation[+].name = "revokeConsent"
* rest.operation[=].definition = "https://nextstep-hub.example/fhir/OperationDefinition/revokeConsent"
* rest.operation[+].name = "agreement-status"
* rest.operation[=].definition = "https://nextstep-hub.example/fhir/OperationDefinition/agreement-status"
