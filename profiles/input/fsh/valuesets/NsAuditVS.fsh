ValueSet: NsAuditVS
Id: ns-audit
Title: "Audit subtype"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsAudit