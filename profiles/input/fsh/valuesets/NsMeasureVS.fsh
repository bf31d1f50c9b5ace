ValueSet: NsMeasureVS
Id: ns-measure
Title: "Measure of the programme"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsMeasure
