Instance: outcome1
InstanceOf: NextstepOutcome
Usage: #example
Title: "Why it was not accepted"
Description: "The consent had run out: a code for programs, the exact reason, the element, and what a person can do. Never a value."
* issue.severity = #error
* issue.code = #suppressed
* issue.details.coding = https://nextstep-hub.example/fhir/CodeSystem/ns-reason#consent-expired
* issue.details.text = "The consent ran out before today"
* issue.expression = "Consent.provision.period.end"
