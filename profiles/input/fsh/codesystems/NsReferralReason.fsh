CodeSystem: NsReferralReason
Id: ns-referral-reason
Title: "Referral reason"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-referral-reason"
* ^content = #complete
* ^count = 8
* #nearing-completion "Clinical service is nearing completion"
* #nearing-completion ^designation.language = #fr
* #nearing-completion ^designation.value = "Le service clinique tire à sa fin"
* #continued-support "Would like continued, non-clinical support"
* #continued-support ^designation.language = #fr
* #continued-support ^designation.value = "Souhaite un soutien continu non clinique"
* #community-connection "Community connection"
* #community-connection ^designation.language = #fr
* #community-connection ^designation.value = "Liens avec la communauté"
* #belonging "Sense of belonging"
* #belonging ^designation.language = #fr
* #belonging ^designation.value = "Sentiment d'appartenance"
* #confidence-coping "Confidence and coping skills"
* #confidence-coping ^designation.language = #fr
* #confidence-coping ^designation.value = "Confiance et stratégies d'adaptation"
* #natural-supports "Natural supports"
* #natural-supports ^designation.language = #fr
* #natural-supports ^designation.value = "Soutiens naturels"
* #goals-interests "Goals and interests to explore"
* #goals-interests ^designation.language = #fr
* #goals-interests ^designation.value = "Objectifs et intérêts à explorer"
* #person-asked "The person asked for it"
* #person-asked ^designation.language = #fr
* #person-asked ^designation.value = "La personne en a fait la demande"