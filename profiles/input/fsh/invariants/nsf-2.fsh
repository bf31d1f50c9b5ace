Invariant: nsf-2
Description: "code request-for-information-for-requester"
* severity = #error
* expression = "code.coding.where(code='request-for-information-for-requester').exists()"