Instance: mou1-signed
InstanceOf: NextstepEvidence
Usage: #example
Title: "Evidence of the signed agreement"
Description: "The fingerprint of the file, not the file."
* masterIdentifier.system = "urn:ietf:rfc:3986"
* masterIdentifier.value = "ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
* status = #current
* type.text = "Signed memorandum of understanding"
* content.attachment.title = "MOU Riverbend - PSSEO, signed 2026-09-28"
