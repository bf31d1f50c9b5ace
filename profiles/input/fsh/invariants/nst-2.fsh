Invariant: nst-2
Description: "draft, ready and failed are not used"
* severity = #error
* expression = "status in ('requested'|'received'|'accepted'|'rejected'|'in-progress'|'on-hold'|'completed'|'cancelled'|'entered-in-error')"