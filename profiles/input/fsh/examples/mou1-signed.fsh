Instance: mou1-signed
InstanceOf: NextstepEvidence
Usage: #example
* masterIdentifier.system = "urn:ietf:rfc:3986"
* masterIdentifier.value = "ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
* status = #current
* type.text = "Signed memorandum of understanding"
* content.attachment.contentType = #application/pdf
* content.attachment.title = "MOU Riverbend - PSSEO, signed 2026-09-28"