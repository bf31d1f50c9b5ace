ValueSet: NsConnectionTypeVS
Id: ns-connection-type
Title: "Endpoint connection type, beyond the standard ones"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsConnectionType