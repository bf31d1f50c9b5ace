Instance: nextstep-policy-uri
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nextstep-hub.example/fhir/SearchParameter/nextstep-policy-uri"
* version = "0.1.0"
* name = "NextstepPolicyUri"
* status = #active
* description = "Next Step: policy-uri"
* code = #policy-uri
* base = #Consent
* type = #uri
* expression = "Consent.policy.uri"
* xpathUsage = #normal