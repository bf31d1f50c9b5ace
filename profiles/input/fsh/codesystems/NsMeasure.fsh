CodeSystem: NsMeasure
Id: ns-measure
Title: "Measure of the programme"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-measure"
* ^content = #complete
* ^count = 15
* #received "Referrals that came in"
* #received ^designation.language = #fr
* #received ^designation.value = "Aiguillages reçus"
* #refused "Messages that were refused"
* #refused ^designation.language = #fr
* #refused ^designation.value = "Messages refusés"
* #accepted "Referrals that were accepted"
* #accepted ^designation.language = #fr
* #accepted ^designation.value = "Aiguillages acceptés"
* #not-accepted "Referrals that were not accepted"
* #not-accepted ^designation.language = #fr
* #not-accepted ^designation.value = "Aiguillages non acceptés"
* #introduced "Introductions held"
* #introduced ^designation.language = #fr
* #introduced ^designation.value = "Présentations faites"
* #introduced-before-end "Introductions before the clinical service ended"
* #introduced-before-end ^designation.language = #fr
* #introduced-before-end ^designation.value = "Présentations avant la fin du service clinique"
* #introduced-after-end "Introductions after the clinical service ended"
* #introduced-after-end ^designation.language = #fr
* #introduced-after-end ^designation.value = "Présentations après la fin du service clinique"
* #overlapped "Referrals with both services involved"
* #overlapped ^designation.language = #fr
* #overlapped ^designation.value = "Aiguillages où les deux services participent"
* #overlap-not-possible "Referrals where an overlap was not possible"
* #overlap-not-possible ^designation.language = #fr
* #overlap-not-possible ^designation.value = "Aiguillages sans chevauchement possible"
* #completed "Transitions that were completed"
* #completed ^designation.language = #fr
* #completed ^designation.value = "Transitions terminées"
* #withdrawn "People who stopped the sharing"
* #withdrawn ^designation.language = #fr
* #withdrawn ^designation.value = "Personnes ayant mis fin à la communication"
* #days-to-answer "Days from the referral to its answer"
* #days-to-answer ^designation.language = #fr
* #days-to-answer ^designation.value = "Jours entre l’aiguillage et la réponse"
* #days-to-first-contact "Days from the referral to the introduction"
* #days-to-first-contact ^designation.language = #fr
* #days-to-first-contact ^designation.value = "Jours entre l’aiguillage et la présentation"
* #overlap-days "Days on which both services were involved"
* #overlap-days ^designation.language = #fr
* #overlap-days ^designation.value = "Jours où les deux services participaient"
* #gap-days "Days on which the person had neither service"
* #gap-days ^designation.language = #fr
* #gap-days ^designation.value = "Jours sans aucun des deux services"
