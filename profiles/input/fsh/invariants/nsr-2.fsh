Invariant: nsr-2
Description: "status is active, on-hold, revoked, completed or entered-in-error"
* severity = #error
* expression = "status in ('active'|'on-hold'|'revoked'|'completed'|'entered-in-error')"