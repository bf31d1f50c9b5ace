Invariant: nsc-1
Description: "code task-code#abort"
* severity = #error
* expression = "code.coding.where(system='http://hl7.org/fhir/CodeSystem/task-code' and code='abort').exists()"