ValueSet: NsBusinessStatusVS
Id: ns-business-status
Title: "Referral business status"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsBusinessStatus