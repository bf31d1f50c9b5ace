Invariant: nsa-2
Description: "decision and rule are stated"
* severity = #error
* expression = "entity.detail.where(type='decision').exists() and entity.detail.where(type='rule').exists()"