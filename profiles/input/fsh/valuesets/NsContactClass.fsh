ValueSet: NsContactClass
Id: ns-contact-class
Title: "How a contact took place"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* $v3-ActCode#AMB
* $v3-ActCode#FLD
* $v3-ActCode#HH
* $v3-ActCode#VR