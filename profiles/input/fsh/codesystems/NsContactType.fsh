CodeSystem: NsContactType
Id: ns-contact-type
Title: "Peer contact type"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-contact-type"
* ^content = #complete
* ^count = 5
* #introduction "Introduction"
* #introduction ^designation.language = #fr
* #introduction ^designation.value = "Présentation"
* #one-to-one "One-to-one connection"
* #one-to-one ^designation.language = #fr
* #one-to-one ^designation.value = "Rencontre individuelle"
* #group "Group"
* #group ^designation.language = #fr
* #group ^designation.value = "Groupe"
* #community-activity "Community activity"
* #community-activity ^designation.language = #fr
* #community-activity ^designation.value = "Activité communautaire"
* #check-in "Informal check-in"
* #check-in ^designation.language = #fr
* #check-in ^designation.value = "Prise de nouvelles informelle"