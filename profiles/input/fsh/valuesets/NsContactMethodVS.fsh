ValueSet: NsContactMethodVS
Id: ns-contact-method
Title: "Contact method"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsContactMethod