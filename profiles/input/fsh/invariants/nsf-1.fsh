Invariant: nsf-1
Description: "status is requested, completed, cancelled or entered-in-error"
* severity = #error
* expression = "status in ('requested'|'completed'|'cancelled'|'entered-in-error')"