ValueSet: NsPathwayStepVS
Id: ns-pathway-step
Title: "Next Step pathway step"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsPathwayStep