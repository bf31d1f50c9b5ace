Instance: export
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/export"
* version = "0.1.0"
* name = "Export"
* status = #draft
* kind = #operation
* description = "All rows as NDJSON: the kick-off request of FHIR Bulk Data Access 2.0 at the system level (http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export), for the role reporting. Nobody is named in them."
* affectsState = false
* code = #export
* system = true
* type = false
* instance = false
* parameter[+].name = #_type
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Types, separated by commas; all that are reported if it is left out."
* parameter[=].type = #string
* parameter[+].name = #_since
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "What has changed since the beginning of this day. Not ahead."
* parameter[=].type = #instant
* parameter[+].name = #_typeFilter
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "A search that narrows one type, such as Task?status=completed."
* parameter[=].type = #string
* parameter[+].name = #_outputFormat
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "application/fhir+ndjson, which it is anyway."
* parameter[=].type = #string
