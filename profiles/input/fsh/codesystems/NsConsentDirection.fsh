CodeSystem: NsConsentDirection
Id: ns-consent-direction
Title: "Consent direction"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-consent-direction"
* ^content = #complete
* ^count = 2
* #clinical-to-peer "From the clinical service to peer support"
* #clinical-to-peer ^designation.language = #fr
* #clinical-to-peer ^designation.value = "Du service clinique vers le soutien par les pairs"
* #peer-to-clinical "From peer support to the clinical service"
* #peer-to-clinical ^designation.language = #fr
* #peer-to-clinical ^designation.value = "Du soutien par les pairs vers le service clinique"