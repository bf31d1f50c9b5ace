Instance: interoperability-staff
InstanceOf: CapabilityStatement
Usage: #definition
* url = "https://nextstep-hub.example/fhir/CapabilityStatement/interoperability-staff"
* version = "0.1.0"
* name = "InteroperabilityStaff"
* title = "Interoperability staff"
* status = #draft
* date = "2026-11-26"
* description = "Checking resources, trying out messages, and the log of messages: never a person, never what a message held."
* kind = #requirements
* fhirVersion = #4.0.1
* format[0] = #json
* format[+] = #xml
* rest.mode = #server
* rest.documentation = "Checking resources, trying out messages, and the log of messages: never a person, never what a message held. What is not here is refused."
* rest.operation[+].name = "message-log"
* rest.operation[=].definition = "https://nextstep-hub.example/fhir/OperationDefinition/message-log"
* rest.operation[+].name = "try-message"
* rest.operation[=].definition = "https://nextstep-hub.example/fhir/OperationDefinition/try-message"
* rest.operation[+].name = "validate"
* rest.operation[=].definition = "http://hl7.org/fhir/OperationDefinition/Resource-validate"
