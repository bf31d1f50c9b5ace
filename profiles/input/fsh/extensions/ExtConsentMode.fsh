Extension: ExtConsentMode
Id: ext-consent-mode
Title: "Consent mode"
Description: "Written, in words and written down, or electronic."
Context: Consent
* ^version = "0.1.0"
* ^status = #draft
* value[x] 1..
* value[x] only code
* value[x] from NsConsentModeVS (required)