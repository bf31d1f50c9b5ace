Invariant: mou-1
Description: "end is not before start"
* severity = #error
* expression = "applies.end.empty() or applies.start <= applies.end"