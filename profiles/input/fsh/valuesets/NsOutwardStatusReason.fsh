ValueSet: NsOutwardStatusReason
Id: ns-outward-status-reason
Title: "Status reasons a partner may see"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* NsStatusReason#agreement-not-in-force
* NsStatusReason#capacity
* NsStatusReason#closed
* NsStatusReason#consent-needed
* NsStatusReason#duplicate-referral
* NsStatusReason#held-by-sender
* NsStatusReason#information-needed
* NsStatusReason#not-taken-up
* NsStatusReason#outside-programme
* NsStatusReason#paused
* NsStatusReason#recorded-in-error
* NsStatusReason#withdrawn-by-sender