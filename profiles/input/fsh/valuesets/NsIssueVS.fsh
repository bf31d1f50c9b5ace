ValueSet: NsIssueVS
Id: ns-issue
Title: "Gate and content issue"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsIssue