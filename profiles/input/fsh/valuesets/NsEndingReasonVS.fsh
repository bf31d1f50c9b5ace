ValueSet: NsEndingReasonVS
Id: ns-ending-reason
Title: "Why the peer relationship ended"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsEndingReason