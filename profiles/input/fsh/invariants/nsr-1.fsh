Invariant: nsr-1
Description: "intent is proposal, plan or order"
* severity = #error
* expression = "intent in ('proposal'|'plan'|'order')"