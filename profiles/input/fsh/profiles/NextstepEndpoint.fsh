Profile: NextstepEndpoint
Parent: Endpoint
Id: nextstep-endpoint
Title: "Partner endpoint"
Description: "How an agency is connected, and its options."
* ^version = "0.1.0"
* ^status = #draft
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains ExtPartnerOption named partner-option 0..* MS
* status 1..1 MS
* connectionType 1..1 MS
* managingOrganization 1..1 MS
* payloadType 1..* MS
* address 1..1 MS