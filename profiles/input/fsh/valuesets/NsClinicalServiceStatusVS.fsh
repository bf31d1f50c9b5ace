ValueSet: NsClinicalServiceStatusVS
Id: ns-clinical-service-status
Title: "Clinical service status"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsClinicalServiceStatus