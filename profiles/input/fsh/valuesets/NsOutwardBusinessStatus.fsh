ValueSet: NsOutwardBusinessStatus
Id: ns-outward-business-status
Title: "Business statuses a partner may see"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* NsBusinessStatus#awaiting-consent
* NsBusinessStatus#awaiting-information
* NsBusinessStatus#awaiting-agreement
* NsBusinessStatus#awaiting-review
* NsBusinessStatus#awaiting-introduction
* NsBusinessStatus#introduced
* NsBusinessStatus#overlap-active
* NsBusinessStatus#overlap-not-possible
* NsBusinessStatus#transition-complete