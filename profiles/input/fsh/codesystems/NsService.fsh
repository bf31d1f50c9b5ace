CodeSystem: NsService
Id: ns-service
Title: "Peer support service"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-service"
* ^content = #complete
* ^count = 5
* #peer-support-transition "Transition to peer support"
* #peer-support-transition ^designation.language = #fr
* #peer-support-transition ^designation.value = "Transition vers le soutien par les pairs"
* #one-to-one "One-to-one peer support"
* #one-to-one ^designation.language = #fr
* #one-to-one ^designation.value = "Soutien individuel par les pairs"
* #group "Peer support group"
* #group ^designation.language = #fr
* #group ^designation.value = "Groupe de soutien par les pairs"
* #community-activity "Community activity"
* #community-activity ^designation.language = #fr
* #community-activity ^designation.value = "Activité communautaire"
* #check-in "Informal check-in"
* #check-in ^designation.language = #fr
* #check-in ^designation.value = "Prise de nouvelles informelle"