Invariant: nsk-1
Description: "status is planned, finished, cancelled or entered-in-error"
* severity = #error
* expression = "status in ('planned'|'finished'|'cancelled'|'entered-in-error')"