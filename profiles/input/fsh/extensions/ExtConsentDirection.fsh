Extension: ExtConsentDirection
Id: ext-consent-direction
Title: "Consent direction"
Context: Consent
* ^version = "0.1.0"
* ^status = #draft
* value[x] 1..
* value[x] only code
* value[x] from NsConsentDirectionVS (required)