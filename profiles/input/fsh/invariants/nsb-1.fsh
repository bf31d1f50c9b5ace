Invariant: nsb-1
Description: "at most one Patient and one ServiceRequest"
* severity = #error
* expression = "entry.resource.ofType(Patient).count() <= 1 and entry.resource.ofType(ServiceRequest).count() <= 1"