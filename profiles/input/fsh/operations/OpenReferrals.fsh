Instance: open-referrals
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/open-referrals"
* version = "0.1.0"
* name = "OpenReferrals"
* status = #draft
* kind = #operation
* description = "The referrals that are not over, a page of one list, for whom time runs out soonest first; an unknown end of the clinical service comes before all others. Of everybody whom the caller sees; one audit event names whoever was shown. A name goes in the body of a POST: an address is written down on its way."
* affectsState = false
* code = #open-referrals
* resource = #Task
* system = false
* type = true
* instance = false
* parameter[+].name = #list
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "unassigned, assigned, waiting (for the agency), at-risk (something needs a look, or nobody was introduced and the end is unknown, past or within two weeks) or all; all if it is not said."
* parameter[=].type = #code
* parameter[+].name = #name
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Beginnings of the person's names; letter case, accents and order do not matter. In the body only."
* parameter[=].type = #string
* parameter[+].name = #weeks
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Whether to tell whose clinical service ends in which of the next eight weeks."
* parameter[=].type = #boolean
* parameter[+].name = #_count
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Rows of a page, 100 at most; 25 if it is not said. 0 asks for the counts alone."
* parameter[=].type = #integer
* parameter[+].name = #_offset
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Rows that come before the page."
* parameter[=].type = #integer
* parameter[+].name = #total
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Rows of the list, of the name that was asked for."
* parameter[=].type = #integer
* parameter[+].name = #list
* parameter[=].use = #out
* parameter[=].min = 5
* parameter[=].max = "5"
* parameter[=].documentation = "How many rows each list has, whatever the name."
* parameter[=].part[+].name = #code
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #count
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].type = #integer
* parameter[+].name = #week
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "8"
* parameter[=].documentation = "A week, and those whose clinical service ends in it."
* parameter[=].part[+].name = #from
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "First day of the week."
* parameter[=].part[=].type = #date
* parameter[=].part[+].name = #introduced
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many were introduced."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #planned
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many were accepted and not introduced yet."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #not-yet
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many were not accepted yet."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #referral
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "20"
* parameter[=].part[=].documentation = "Each of them, if they are twenty at most."
* parameter[=].part[=].part[+].name = #task
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].type = #Reference
* parameter[=].part[=].part[+].name = #number
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].type = #string
* parameter[=].part[=].part[+].name = #standing
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].type = #code
* parameter[+].name = #referral
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "A row. What the caller does not see is left out."
* parameter[=].part[+].name = #task
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Its own task."
* parameter[=].part[=].type = #Reference
* parameter[=].part[+].name = #number
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The hub's number, such as NS-000123."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #status
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #businessStatus
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].type = #CodeableConcept
* parameter[=].part[+].name = #since
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "When it came to be so."
* parameter[=].part[=].type = #dateTime
* parameter[=].part[+].name = #next
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What peer support does next: answer-the-agency, wait-for-the-agency, assign, introduce, settle-overlap, complete or resume."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #clinicalStart
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].type = #date
* parameter[=].part[+].name = #clinicalEnd
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Last day of the clinical service, as far as it is known."
* parameter[=].part[=].type = #date
* parameter[=].part[+].name = #introduced
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Day of the introduction."
* parameter[=].part[=].type = #date
* parameter[=].part[+].name = #name
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "*"
* parameter[=].part[=].documentation = "The person's names."
* parameter[=].part[=].type = #HumanName
* parameter[=].part[+].name = #language
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "*"
* parameter[=].part[=].documentation = "The preferred one first."
* parameter[=].part[=].type = #CodeableConcept
* parameter[=].part[+].name = #doNotLeaveMessage
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].type = #boolean
* parameter[=].part[+].name = #doNotIdentifyProgram
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].type = #boolean
* parameter[=].part[+].name = #agency
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "With its name."
* parameter[=].part[=].type = #Reference
* parameter[=].part[+].name = #worker
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Who walks along, by name."
* parameter[=].part[=].type = #Reference
* parameter[=].part[+].name = #relationship
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Status of the peer relationship."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #watch
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "*"
* parameter[=].part[=].documentation = "Why it needs a look."
* parameter[=].part[=].type = #CodeableConcept
