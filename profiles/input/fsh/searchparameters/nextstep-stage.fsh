Instance: nextstep-stage
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-stage"
* version = "0.1.0"
* name = "NextstepStage"
* status = #active
* description = "Next Step: stage"
* code = #stage
* base = #EpisodeOfCare
* type = #token
* expression = "EpisodeOfCare.extension('https://nextstep-hub.example/fhir/StructureDefinition/ext-relationship-stage').where(extension('period').value.ofType(Period).end.empty()).extension('stage').value"
* xpathUsage = #normal