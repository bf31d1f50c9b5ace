Profile: NextstepOutcome
Parent: OperationOutcome
Id: nextstep-outcome
Title: "Outcome"
Description: "What is wrong, or worth knowing: a code, the exact reason, the element; never a value."
* ^version = "0.1.0"
* ^status = #draft
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains ExtReceipt named receipt 0..1 MS
* issue 1..* MS
* issue.details 0..1 MS
* issue.diagnostics 0..0