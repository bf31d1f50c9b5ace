ValueSet: NsPartnerOptionVS
Id: ns-partner-option
Title: "Partner option"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsPartnerOption