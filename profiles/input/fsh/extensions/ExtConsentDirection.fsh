Extension: ExtConsentDirection
Id: ext-consent-direction
Title: "Consent direction"
Description: "From the clinical service to peer support, or back. One never stands in for the other."
Context: Consent
* ^version = "0.1.0"
* ^status = #draft
* value[x] 1..
* value[x] only code
* value[x] from NsConsentDirectionVS (required)