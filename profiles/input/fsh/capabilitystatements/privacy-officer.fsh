Instance: privacy-officer
InstanceOf: CapabilityStatement
Usage: #definition
* url = "https://nextstep-hub.example/fhir/CapabilityStatement/privacy-officer"
* version = "0.1.0"
* name = "PrivacyOfficer"
* title = "The privacy officer"
* status = #draft
* date = "2026-11-26"
* description = "Audit, and the person's word to stop."
* kind = #requirements
* fhirVersion = #4.0.1
* format[0] = #json
* format[+] = #xml
* rest.mode = #server
* rest.documentation = "Audit, and the person's word to stop. What is not here is refused."
* rest.resource[+].type = #AuditEvent
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].searchParam[+].name = "_lastUpdated"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[+].name = "action"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[+].name = "agent"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[+].name = "altid"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[+].name = "date"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[+].name = "entity"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[+].name = "outcome"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[+].name = "patient"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[+].name = "reason"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[+].name = "source"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[+].name = "subtype"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[+].name = "type"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[+].type = #Consent
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].searchParam[+].name = "direction"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[+].name = "patient"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[+].name = "status"
* rest.resource[=].searchParam[=].type = #token
* rest.operation[+].name = "open-closed"
* rest.operation[=].definition = "https://nextstep-hub.example/fhir/OperationDefinition/open-closed"
* rest.operation[+].name = "record-disclosure"
* rest.operation[=].definition = "https://nextstep-hub.example/fhir/OperationDefinition/record-disclosure"
* rest.operation[+].name = "record-history"
* rest.operation[=].definition = "https://nextstep-hub.example/fhir/OperationDefinition/record-history"
* rest.operation[+].name = "revokeConsent"
* rest.operation[=].definition = "https://nextstep-hub.example/fhir/OperationDefinition/revokeConsent"
