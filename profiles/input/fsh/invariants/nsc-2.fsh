Invariant: nsc-2
Description: "status is requested, accepted, rejected, completed or cancelled"
* severity = #error
* expression = "status in ('requested'|'accepted'|'rejected'|'completed'|'cancelled')"