ValueSet: NsConsentDirectionVS
Id: ns-consent-direction
Title: "Consent direction"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsConsentDirection