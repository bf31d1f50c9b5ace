CodeSystem: NsDecisionAuthority
Id: ns-decision-authority
Title: "Authority of a substitute decision-maker"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-decision-authority"
* ^content = #complete
* ^count = 5
* #guardian-of-person "Guardian of the person"
* #guardian-of-person ^designation.language = #fr
* #guardian-of-person ^designation.value = "Tuteur à la personne"
* #attorney-personal-care "Attorney for personal care"
* #attorney-personal-care ^designation.language = #fr
* #attorney-personal-care ^designation.value = "Procureur au soin de la personne"
* #appointed-representative "Appointed representative"
* #appointed-representative ^designation.language = #fr
* #appointed-representative ^designation.value = "Représentant nommé"
* #parent "Parent"
* #parent ^designation.language = #fr
* #parent ^designation.value = "Parent"
* #other-by-law "Other person named by law"
* #other-by-law ^designation.language = #fr
* #other-by-law ^designation.value = "Autre personne désignée par la loi"