ValueSet: NsReasonVS
Id: ns-reason
Title: "Reason of a decision"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsReason