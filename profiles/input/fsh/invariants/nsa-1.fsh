Invariant: nsa-1
Description: "a decision that kept nothing names no person"
* severity = #error
* expression = "(outcome = '8') implies entity.what.reference.where(startsWith('Patient')).empty()"