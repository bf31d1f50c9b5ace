Invariant: nsp-5
Description: "a related person needs a stated authority"
* severity = #error
* expression = "performer.where(reference.startsWith('RelatedPerson')).exists() implies extension('https://nextstep-hub.example/fhir/StructureDefinition/ext-decision-authority').exists()"