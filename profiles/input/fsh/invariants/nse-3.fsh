Invariant: nse-3
Description: "a finished relationship has an end date"
* severity = #error
* expression = "status = 'finished' implies period.end.exists()"