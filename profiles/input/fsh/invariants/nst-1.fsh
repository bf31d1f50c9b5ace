Invariant: nst-1
Description: "a reason is required when rejected, cancelled or on-hold"
* severity = #error
* expression = "(status in ('rejected'|'cancelled'|'on-hold')) implies statusReason.exists()"