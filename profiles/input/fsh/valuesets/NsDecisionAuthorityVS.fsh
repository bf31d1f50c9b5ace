ValueSet: NsDecisionAuthorityVS
Id: ns-decision-authority
Title: "Authority of a substitute decision-maker"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsDecisionAuthority