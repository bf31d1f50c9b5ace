Instance: assign
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/assign"
* version = "0.1.0"
* name = "Assign"
* status = #draft
* kind = #operation
* description = "Gives a referral to a peer supporter, or takes it back."
* affectsState = true
* code = #assign
* resource = #Task
* system = false
* type = false
* instance = true
* parameter[+].name = #worker
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The peer supporter, a PractitionerRole of Peer Support South East Ontario; absent means given back."
* parameter[=].type = #Reference
* parameter[+].name = #ifVersion
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The version that was read; another one is answered with 409."
* parameter[=].type = #string
* parameter[+].name = #ifRelationshipVersion
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Version of the peer relationship (EpisodeOfCare) that says who walks along; if it is another by now, the answer is 409."
* parameter[=].type = #string
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The task as it is."
* parameter[=].type = #Task
