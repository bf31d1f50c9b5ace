Invariant: nsp-4
Description: "the period does not end before it starts"
* severity = #error
* expression = "provision.period.exists() implies (provision.period.end.empty() or provision.period.start.empty() or provision.period.start <= provision.period.end)"