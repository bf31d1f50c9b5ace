ValueSet: NsWatchReasonVS
Id: ns-watch-reason
Title: "Continuity watch reason"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsWatchReason