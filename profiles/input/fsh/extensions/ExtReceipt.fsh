Extension: ExtReceipt
Id: ext-receipt
Title: "Receipt"
Description: "A number to quote when asking about an answer."
Context: OperationOutcome
* ^version = "0.1.0"
* ^status = #draft
* value[x] 1..
* value[x] only string