Invariant: nse-1
Description: "exactly one open stage while active or on hold"
* severity = #error
* expression = "status in ('active'|'onhold') implies extension('https://nextstep-hub.example/fhir/StructureDefinition/ext-relationship-stage').where(extension('period').value.end.empty()).count() = 1"