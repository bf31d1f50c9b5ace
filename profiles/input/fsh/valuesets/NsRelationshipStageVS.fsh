ValueSet: NsRelationshipStageVS
Id: ns-relationship-stage
Title: "Peer relationship stage"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsRelationshipStage