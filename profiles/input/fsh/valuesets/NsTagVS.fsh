ValueSet: NsTagVS
Id: ns-tag
Title: "Hub tag"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsTag