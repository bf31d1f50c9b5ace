Extension: ExtDecisionAuthority
Id: ext-decision-authority
Title: "Decision authority"
Description: "Why somebody else may decide for the person."
Context: Consent
* ^version = "0.1.0"
* ^status = #draft
* value[x] 1..
* value[x] only code
* value[x] from NsDecisionAuthorityVS (required)