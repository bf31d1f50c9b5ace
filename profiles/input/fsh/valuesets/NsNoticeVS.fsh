ValueSet: NsNoticeVS
Id: ns-notice
Title: "Fixed notice to a partner"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsNotice