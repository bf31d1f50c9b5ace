Invariant: nst-3
Description: "basedOn and focus name the same request"
* severity = #error
* expression = "basedOn.reference = focus.reference"