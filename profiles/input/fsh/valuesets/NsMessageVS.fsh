ValueSet: NsMessageVS
Id: ns-message
Title: "Message tag"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsMessage