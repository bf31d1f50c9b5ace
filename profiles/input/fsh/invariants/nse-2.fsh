Invariant: nse-2
Description: "no open stage before it starts or after it ends"
* severity = #error
* expression = "status in ('planned'|'finished'|'cancelled') implies extension('https://nextstep-hub.example/fhir/StructureDefinition/ext-relationship-stage').where(extension('period').value.end.empty()).empty()"