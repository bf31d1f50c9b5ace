CodeSystem: NsConsentMode
Id: ns-consent-mode
Title: "How consent was given"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-consent-mode"
* ^content = #complete
* ^count = 3
* #written "Written"
* #written ^designation.language = #fr
* #written ^designation.value = "Par écrit"
* #verbal-documented "Verbal, documented"
* #verbal-documented ^designation.language = #fr
* #verbal-documented ^designation.value = "Verbal, consigné"
* #electronic "Electronic"
* #electronic ^designation.language = #fr
* #electronic ^designation.value = "Électronique"