Invariant: mou-2
Description: "one grantor and one grantee at least"
* severity = #error
* expression = "signer.where(type.code='GRANTOR').exists() and signer.where(type.code='GRANTEE').exists()"