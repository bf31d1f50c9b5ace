ValueSet: NsReferralReasonVS
Id: ns-referral-reason
Title: "Referral reason"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsReferralReason