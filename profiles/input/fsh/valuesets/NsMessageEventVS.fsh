ValueSet: NsMessageEventVS
Id: ns-message-event
Title: "Hub message event"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsMessageEvent