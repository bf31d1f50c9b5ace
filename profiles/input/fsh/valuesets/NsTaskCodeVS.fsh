ValueSet: NsTaskCodeVS
Id: ns-task-code
Title: "Internal task code"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsTaskCode