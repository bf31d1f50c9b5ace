Invariant: nso-1
Description: "one clinical and one peer participant at least"
* severity = #error
* expression = "participant.where(role.coding.where(code='REFB').exists()).exists() and participant.where(role.coding.where(code='PRF').exists()).exists()"