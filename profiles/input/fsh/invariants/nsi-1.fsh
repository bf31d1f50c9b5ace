Invariant: nsi-1
Description: "a continuity watch has a reason"
* severity = #error
* expression = "code.coding.where(code='continuity-watch').exists() implies reasonCode.exists()"