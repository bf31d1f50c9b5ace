Invariant: nsev-1
Description: "masterIdentifier is a sha-256 named-information URI"
* severity = #error
* expression = "masterIdentifier.value.startsWith('ni:///sha-256;')"