Invariant: mou-3
Description: "status is one of those used"
* severity = #error
* expression = "status in ('negotiable'|'offered'|'executed'|'amended'|'renewed'|'terminated'|'revoked'|'entered-in-error')"