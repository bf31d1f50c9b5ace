ValueSet: NsConsentPurpose
Id: ns-consent-purpose
Title: "Purposes the hub acts on"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* $v3-ActReason#COC
* $v3-ActReason#CAREMGT