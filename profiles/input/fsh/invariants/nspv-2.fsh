Invariant: nspv-2
Description: "basedOn by identifier only"
* severity = #error
* expression = "basedOn.identifier.value.exists() and basedOn.reference.empty()"