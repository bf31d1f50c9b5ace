CodeSystem: NsAudit
Id: ns-audit
Title: "Audit subtype"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-audit"
* ^content = #complete
* ^count = 32
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
* #client-proposed "Client proposed"
* #client-proposed ^designation.language = #fr
* #client-proposed ^designation.value = "Client proposé"
* #client-changed "Client changed"
* #client-changed ^designation.language = #fr
* #client-changed ^designation.value = "Client modifié"
* #account-proposed "Account proposed"
* #account-proposed ^designation.language = #fr
* #account-proposed ^designation.value = "Compte proposé"
* #account-changed "Account changed"
* #account-changed ^designation.language = #fr
* #account-changed ^designation.value = "Compte modifié"
* #closed-opened "Closed record opened"
* #closed-opened ^designation.language = #fr
* #closed-opened ^designation.value = "Dossier fermé ouvert"
* #history-opened "History of a record opened"
* #history-opened ^designation.language = #fr
* #history-opened ^designation.value = "Historique d'un dossier ouvert"
* #disclosure-recorded "Disclosure outside the hub recorded"
* #disclosure-recorded ^designation.language = #fr
* #disclosure-recorded ^designation.value = "Communication hors du système inscrite"
* #sender-refused "Sender refused"
* #sender-refused ^designation.language = #fr
* #sender-refused ^designation.value = "Expéditeur refusé"
* #agreement-proposed "Agreement proposed"
* #agreement-proposed ^designation.language = #fr
* #agreement-proposed ^designation.value = "Entente proposée"
* #sender-proposed "Who a partner is, or where it is reached, proposed"
* #sender-proposed ^designation.language = #fr
* #sender-proposed ^designation.value = "Identité ou adresse d'un partenaire proposée"
* #sender-changed "Who a partner is, or where it is reached, changed"
* #sender-changed ^designation.language = #fr
* #sender-changed ^designation.value = "Identité ou adresse d'un partenaire modifiée"
* #organization-changed "Organization changed"
* #organization-changed ^designation.language = #fr
* #organization-changed ^designation.value = "Organisme modifié"
* #endpoint-changed "Endpoint changed"
* #endpoint-changed ^designation.language = #fr
* #endpoint-changed ^designation.value = "Point de terminaison modifié"
* #programme-changed "Programme changed"
* #programme-changed ^designation.language = #fr
* #programme-changed ^designation.value = "Programme modifié"
* #worker-changed "Peer support worker changed"
* #worker-changed ^designation.language = #fr
* #worker-changed ^designation.value = "Pair aidant modifié"
* #token-refused "Token refused"
* #token-refused ^designation.language = #fr
* #token-refused ^designation.value = "Jeton refusé"
