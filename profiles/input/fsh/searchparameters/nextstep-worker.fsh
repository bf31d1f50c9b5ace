Instance: nextstep-worker
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-worker"
* version = "0.1.0"
* name = "NextstepWorker"
* status = #active
* description = "Next Step: the peer support worker whom a peer relationship was assigned to"
* code = #worker
* base = #EpisodeOfCare
* type = #reference
* expression = "EpisodeOfCare.careManager"
* xpathUsage = #normal
* target = #PractitionerRole
