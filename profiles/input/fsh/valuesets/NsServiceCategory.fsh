ValueSet: NsServiceCategory
Id: ns-service-category
Title: "Referral category"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ServiceCategory#22
* $sct#3457005
* $sct#711281004
* $sct#710908005
* $sct#710915002