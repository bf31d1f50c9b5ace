ValueSet: NsContactTypeVS
Id: ns-contact-type
Title: "Peer contact type"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsContactType