Invariant: nspt-1
Description: "every identifier has a system and a value"
* severity = #error
* expression = "identifier.all(system.exists() and value.exists())"