Extension: ExtPathwayStep
Id: ext-pathway-step
Title: "Pathway step"
Description: "Where in the seven steps it stands."
Context: ServiceRequest, Task
* ^version = "0.1.0"
* ^status = #draft
* value[x] 1..
* value[x] only CodeableConcept
* value[x] from NsPathwayStepVS (required)