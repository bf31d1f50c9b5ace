Instance: nextstep-refusal-reason
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-refusal-reason"
* version = "0.1.0"
* name = "NextstepRefusalReason"
* status = #active
* description = "Next Step: the reason of a decision, a code of ns-reason or ns-issue"
* code = #reason
* base = #AuditEvent
* type = #string
* expression = "AuditEvent.entity.detail.where(type='reason').value.ofType(string)"
* xpathUsage = #normal
