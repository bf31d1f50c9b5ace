ValueSet: NsStatusReasonVS
Id: ns-status-reason
Title: "Status reason"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsStatusReason