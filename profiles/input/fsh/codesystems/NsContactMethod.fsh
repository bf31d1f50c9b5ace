CodeSystem: NsContactMethod
Id: ns-contact-method
Title: "Contact method"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-contact-method"
* ^content = #complete
* ^count = 6
* #phone "Phone call"
* #phone ^designation.language = #fr
* #phone ^designation.value = "Appel téléphonique"
* #text "Text message"
* #text ^designation.language = #fr
* #text ^designation.value = "Message texte"
* #email "E-mail"
* #email ^designation.language = #fr
* #email ^designation.value = "Courriel"
* #mail "Letter"
* #mail ^designation.language = #fr
* #mail ^designation.value = "Lettre"
* #in-person "In person"
* #in-person ^designation.language = #fr
* #in-person ^designation.value = "En personne"
* #through-referrer "Through the referrer"
* #through-referrer ^designation.language = #fr
* #through-referrer ^designation.value = "Par la personne qui fait l'aiguillage"