CodeSystem: NsPathwayStep
Id: ns-pathway-step
Title: "Next Step pathway step"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-pathway-step"
* ^content = #complete
* ^count = 7
* #identify-readiness "Identify readiness"
* #identify-readiness ^designation.language = #fr
* #identify-readiness ^designation.value = "Reconnaître que la personne est prête"
* #start-conversation "Start the conversation"
* #start-conversation ^designation.language = #fr
* #start-conversation ^designation.value = "Amorcer la conversation"
* #confirm-interest-consent "Confirm interest and consent"
* #confirm-interest-consent ^designation.language = #fr
* #confirm-interest-consent ^designation.value = "Confirmer l'intérêt et le consentement"
* #make-referral "Make the referral"
* #make-referral ^designation.language = #fr
* #make-referral ^designation.value = "Faire l'aiguillage"
* #peer-introduction "Peer support introduction"
* #peer-introduction ^designation.language = #fr
* #peer-introduction ^designation.value = "Présentation du soutien par les pairs"
* #overlap-transition "Overlap and transition"
* #overlap-transition ^designation.language = #fr
* #overlap-transition ^designation.value = "Chevauchement et transition"
* #ongoing-peer-support "Ongoing peer support"
* #ongoing-peer-support ^designation.language = #fr
* #ongoing-peer-support ^designation.value = "Soutien continu par les pairs"