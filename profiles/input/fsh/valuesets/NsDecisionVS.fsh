ValueSet: NsDecisionVS
Id: ns-decision
Title: "Consent decision"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsDecision