ValueSet: NsSharedFactVS
Id: ns-shared-fact
Title: "Fact that may travel back"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsSharedFact