Invariant: nspa-1
Description: "exactly one partner code"
* severity = #error
* expression = "identifier.where(system='https://nextstep-hub.example/fhir/NamingSystem/partner').count() = 1"