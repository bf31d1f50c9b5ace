CodeSystem: NsEndingReason
Id: ns-ending-reason
Title: "Why the peer relationship ended"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-ending-reason"
* ^content = #complete
* ^count = 8
* #found-what-they-wanted "The person found what they were looking for"
* #found-what-they-wanted ^designation.language = #fr
* #found-what-they-wanted ^designation.value = "La personne a trouvé ce qu’elle cherchait"
* #timeline-reached "The agreed time came to its end"
* #timeline-reached ^designation.language = #fr
* #timeline-reached ^designation.value = "La période convenue est terminée"
* #other-support-chosen "The person chose another support"
* #other-support-chosen ^designation.language = #fr
* #other-support-chosen ^designation.value = "La personne a choisi un autre soutien"
* #moved-away "The person moved away"
* #moved-away ^designation.language = #fr
* #moved-away ^designation.value = "La personne a déménagé"
* #person-ended "The person ended it"
* #person-ended ^designation.language = #fr
* #person-ended ^designation.value = "La personne y a mis fin"
* #contact-faded "Contact faded"
* #contact-faded ^designation.language = #fr
* #contact-faded ^designation.value = "Les contacts se sont espacés"
* #supporter-unavailable "The supporter is no longer available"
* #supporter-unavailable ^designation.language = #fr
* #supporter-unavailable ^designation.value = "La personne paire aidante n’est plus disponible"
* #person-died "The person died"
* #person-died ^designation.language = #fr
* #person-died ^designation.value = "La personne est décédée"