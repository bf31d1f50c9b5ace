Invariant: nst-4
Description: "codes task-code#fulfill and process-request both present"
* severity = #error
* expression = "code.coding.where(code='fulfill').exists() and code.coding.where(code='process-request').exists()"