Instance: ns-tls-subject
InstanceOf: NamingSystem
Usage: #definition
Title: "Client certificate of an agency"
Description: "A client certificate with which an agency sends HL7 v2 over TLS: its SHA-256 fingerprint in hexadecimal, or issuer and subject (RFC 4514) with a bar between."
* name = "TlsSubject"
* status = #draft
* kind = #identifier
* date = "2026-11-26"
* publisher = "Next Step Hub"
* description = "A client certificate with which an agency sends HL7 v2 over TLS: its SHA-256 fingerprint in hexadecimal, or issuer and subject (RFC 4514) with a bar between."
* uniqueId.type = #uri
* uniqueId.value = "https://nextstep-hub.example/fhir/NamingSystem/tls-subject"
* uniqueId.preferred = true
