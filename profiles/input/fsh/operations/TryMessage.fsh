Instance: try-message
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/try-message"
* version = "0.1.0"
* name = "TryMessage"
* status = #draft
* kind = #operation
* description = "What would the hub answer to this text if the partner sent it? HL7 v2, FHIR or a sheet of referrals. Decided by the policies of a real message as if the hub held nobody: no person is looked up, nothing of the text is kept, and the audit says only that somebody tried. Asked by GET it lists the partners and formats that can be tried."
* affectsState = false
* code = #try-message
* system = true
* type = false
* instance = false
* parameter[+].name = #content
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The text as it would be sent, at most 1 MiB."
* parameter[=].type = #base64Binary
* parameter[+].name = #partner
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Code of the partner who would send it, and whose settings count."
* parameter[=].type = #code
* parameter[+].name = #format
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "hl7v2, fhir-json, fhir-xml or csv; guessed from the text where it is not said."
* parameter[=].type = #code
* parameter[+].name = #language
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Language of the findings: en or fr."
* parameter[=].type = #code
* parameter[+].name = #partner
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Asked by GET: a partner whose messages can be tried."
* parameter[=].type = #code
* parameter[+].name = #format
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "The format as which the text was read; asked by GET, each that can be tried here."
* parameter[=].type = #code
* parameter[+].name = #code
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Of the answer: MSA-1, the HTTP status, or what became of a sheet."
* parameter[=].type = #code
* parameter[+].name = #answer
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The answer as it would go out, but for the number of a referral and a receipt. Absent where nothing would."
* parameter[=].type = #string
* parameter[+].name = #finding
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Something wrong with the text, or worth a remark."
* parameter[=].part[+].name = #severity
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "error or remark."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #code
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Public code such as HUB-CONSENT-MISSING, else that of HL7 table 0357."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #place
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Field such as PID-3, FHIR path, or name of a column."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #row
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Row of a sheet."
* parameter[=].part[=].type = #positiveInt
* parameter[=].part[+].name = #text
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What is wrong and what to fix; never a value of the text."
* parameter[=].part[=].type = #string
* parameter[+].name = #decided
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "A message that was decided about; of a sheet one for each row."
* parameter[=].part[+].name = #row
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Row of a sheet."
* parameter[=].part[=].type = #positiveInt
* parameter[=].part[+].name = #outcome
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "accepted, refused, invalid, fault or unavailable."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #rule
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "*"
* parameter[=].part[=].documentation = "A rule in the order in which they are asked: M is the agreement, C2 to G10 the consent."
* parameter[=].part[=].part[+].name = #step
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "M, or C2 to G10."
* parameter[=].part[=].part[=].type = #code
* parameter[=].part[=].part[+].name = #result
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "met, not-met or not-asked."
* parameter[=].part[=].part[=].type = #code
* parameter[=].part[=].part[+].name = #reason
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 0
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "Why it is not met (ns-reason)."
* parameter[=].part[=].part[=].type = #code
* parameter[=].part[+].name = #message
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The FHIR message into which the text was translated."
* parameter[=].part[=].type = #Bundle
