ValueSet: NsConsentCategory
Id: ns-consent-category
Title: "Consent categories the gate counts"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* $loinc#59284-0
* $v3-ActCode#IDSCL
* $v3-ActCode#INFA
* $v3-ActCode#OPTIN