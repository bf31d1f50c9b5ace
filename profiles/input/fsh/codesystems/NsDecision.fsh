CodeSystem: NsDecision
Id: ns-decision
Title: "Consent decision"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-decision"
* ^content = #complete
* ^count = 4
* #permit "Permit"
* #permit ^designation.language = #fr
* #permit ^designation.value = "Autorisé"
* #deny "Deny"
* #deny ^designation.language = #fr
* #deny ^designation.value = "Refusé"
* #no-consent "No consent"
* #no-consent ^designation.language = #fr
* #no-consent ^designation.value = "Aucun consentement"
* #indeterminate "Indeterminate"
* #indeterminate ^designation.language = #fr
* #indeterminate ^designation.value = "Indéterminé"