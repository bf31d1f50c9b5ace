CodeSystem: NsAudit
Id: ns-audit
Title: "Audit subtype"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-audit"
* ^content = #complete
* ^count = 16
* #authz-permit "Decision: permit"
* #authz-permit ^designation.language = #fr
* #authz-permit ^designation.value = "Décision : autorisé"
* #authz-deny "Decision: deny"
* #authz-deny ^designation.language = #fr
* #authz-deny ^designation.value = "Décision : refusé"
* #authz-no-consent "Decision: no consent"
* #authz-no-consent ^designation.language = #fr
* #authz-no-consent ^designation.value = "Décision : aucun consentement"
* #authz-indeterminate "Decision: indeterminate"
* #authz-indeterminate ^designation.language = #fr
* #authz-indeterminate ^designation.value = "Décision : indéterminée"
* #authz-no-agreement "Decision: no agreement in force"
* #authz-no-agreement ^designation.language = #fr
* #authz-no-agreement ^designation.value = "Décision : aucune entente en vigueur"
* #authz-unknown-partner "Decision: partner not known"
* #authz-unknown-partner ^designation.language = #fr
* #authz-unknown-partner ^designation.value = "Décision : partenaire inconnu"
* #content-refused "Content refused"
* #content-refused ^designation.language = #fr
* #content-refused ^designation.value = "Contenu refusé"
* #disclosure-sent "Fact sent to a partner"
* #disclosure-sent ^designation.language = #fr
* #disclosure-sent ^designation.value = "Fait communiqué à un partenaire"
* #disclosure-withheld "Fact withheld"
* #disclosure-withheld ^designation.language = #fr
* #disclosure-withheld ^designation.value = "Fait non communiqué"
* #consent-recorded "Consent recorded"
* #consent-recorded ^designation.language = #fr
* #consent-recorded ^designation.value = "Consentement inscrit"
* #consent-withdrawn "Consent withdrawn"
* #consent-withdrawn ^designation.language = #fr
* #consent-withdrawn ^designation.value = "Consentement retiré"
* #agreement-changed "Agreement changed"
* #agreement-changed ^designation.language = #fr
* #agreement-changed ^designation.value = "Entente modifiée"
* #step-advanced "Step advanced"
* #step-advanced ^designation.language = #fr
* #step-advanced ^designation.value = "Étape franchie"
* #record-closed "Record closed"
* #record-closed ^designation.language = #fr
* #record-closed ^designation.value = "Dossier fermé"
* #record-disposed "Record disposed of"
* #record-disposed ^designation.language = #fr
* #record-disposed ^designation.value = "Dossier éliminé"
* #call-refused "Call refused"
* #call-refused ^designation.language = #fr
* #call-refused ^designation.value = "Appel refusé"
