Instance: transition-report-measure
InstanceOf: Measure
Usage: #definition
* id = "transition-report"
* url = "https://nextstep-hub.example/fhir/Measure/transition-report"
* version = "0.1.0"
* name = "TransitionReportMeasure"
* title = "How the programme goes"
* status = #draft
* description = "What happened in a month, counted by the day on which it happened: referrals and their answers, introductions, overlaps, completed transitions, withdrawals; times as medians of five cases or more. A number from 1 to 4 is left out, and the smallest others with it until nothing small can be reckoned from the total."
* scoring = http://terminology.hl7.org/CodeSystem/measure-scoring#cohort
* group[+].code = NsMeasure#received
* group[=].description = "Referrals that came in"
* group[+].code = NsMeasure#refused
* group[=].description = "Messages that were refused"
* group[+].code = NsMeasure#accepted
* group[=].description = "Referrals that were accepted"
* group[+].code = NsMeasure#not-accepted
* group[=].description = "Referrals that were not accepted"
* group[+].code = NsMeasure#introduced
* group[=].description = "Introductions held"
* group[+].code = NsMeasure#introduced-before-end
* group[=].description = "Introductions before the clinical service ended"
* group[+].code = NsMeasure#introduced-after-end
* group[=].description = "Introductions after the clinical service ended"
* group[+].code = NsMeasure#overlapped
* group[=].description = "Referrals with both services involved"
* group[+].code = NsMeasure#overlap-not-possible
* group[=].description = "Referrals where an overlap was not possible"
* group[+].code = NsMeasure#completed
* group[=].description = "Transitions that were completed"
* group[+].code = NsMeasure#withdrawn
* group[=].description = "People who stopped the sharing"
* group[+].code = NsMeasure#days-to-answer
* group[=].description = "Days from the referral to its answer"
* group[+].code = NsMeasure#days-to-first-contact
* group[=].description = "Days from the referral to the introduction"
* group[+].code = NsMeasure#overlap-days
* group[=].description = "Days on which both services were involved"
* group[+].code = NsMeasure#gap-days
* group[=].description = "Days on which the person had neither service"
