Invariant: nspv-1
Description: "only the introduction date or the overlap period may be an output"
* severity = #error
* expression = "output.all(type.coding.where(system='https://nextstep-hub.example/fhir/CodeSystem/ns-task-io' and code in ('introduction-date'|'overlap-period')).exists())"