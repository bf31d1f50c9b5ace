Instance: riverbend-of-Subscription
InstanceOf: Subscription
Usage: #example
* id = "riverbend"
* meta.profile = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription"
* status = #requested
* reason = "Partner notification, id only"
* criteria = "https://nextstep-hub.example/fhir/SubscriptionTopic/referral-task-changed"
* criteria.extension.url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria"
* criteria.extension.valueString = "Task?requester=Organization/riverbend"
* channel.type = #rest-hook
* channel.endpoint = "https://riverbend.example/hooks/next-step"
* channel.payload = #application/fhir+json
* channel.payload.extension.url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content"
* channel.payload.extension.valueCode = #id-only