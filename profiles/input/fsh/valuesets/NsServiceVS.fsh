ValueSet: NsServiceVS
Id: ns-service
Title: "Peer support service"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsService