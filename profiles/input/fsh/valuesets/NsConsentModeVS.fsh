ValueSet: NsConsentModeVS
Id: ns-consent-mode
Title: "How consent was given"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsConsentMode