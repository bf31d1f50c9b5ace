Invariant: nsp-1
Description: "a permit has a period with start and end"
* severity = #error
* expression = "provision.type = 'permit' implies (provision.period.start.exists() and provision.period.end.exists())"