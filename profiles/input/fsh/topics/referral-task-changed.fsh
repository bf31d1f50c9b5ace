// R4 has no SubscriptionTopic: this is how R5's is said in R4, by the cross-version extensions of its elements.

Instance: referral-task-changed
InstanceOf: Basic
Usage: #definition
Title: "Topic: a referral's task changed"
Description: "What its agency is told by an id-only notification: that the task, as this agency may see it, is no longer what it was. Nothing of the change is in the notification."
* code = http://hl7.org/fhir/fhir-types#SubscriptionTopic
* extension[+].url = "http://hl7.org/fhir/5.0/StructureDefinition/extension-SubscriptionTopic.url"
* extension[=].valueUri = "https://nextstep-hub.example/fhir/SubscriptionTopic/referral-task-changed"
* extension[+].url = "http://hl7.org/fhir/5.0/StructureDefinition/extension-SubscriptionTopic.version"
* extension[=].valueString = "0.1.0"
* extension[+].url = "http://hl7.org/fhir/5.0/StructureDefinition/extension-SubscriptionTopic.title"
* extension[=].valueString = "A referral's task changed"
* extension[+].url = "http://hl7.org/fhir/5.0/StructureDefinition/extension-SubscriptionTopic.status"
* extension[=].valueCode = #draft
* extension[+].url = "http://hl7.org/fhir/5.0/StructureDefinition/extension-SubscriptionTopic.resourceTrigger"
* extension[=].extension[+].url = "description"
* extension[=].extension[=].valueMarkdown = "The task of a referral changed in what its agency may be told at that moment, by consent and agreement."
* extension[=].extension[+].url = "resource"
* extension[=].extension[=].valueUri = "http://hl7.org/fhir/StructureDefinition/Task"
