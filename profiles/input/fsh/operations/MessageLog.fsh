Instance: message-log
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://nextstep-hub.example/fhir/OperationDefinition/message-log"
* version = "0.1.0"
* name = "MessageLog"
* status = #draft
* kind = #operation
* description = "What came in, for those who keep the connections running: which message of whom by which door, when, and what the hub answered, the latest first; how many came in each hour; when each partner's last one came. Never what was in it, and no person. Also by GET; a sender's own word for a message is asked for by POST, so that no address keeps it."
* affectsState = false
* code = #message-log
* system = true
* type = false
* instance = false
* parameter[+].name = #view
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "What is asked for: messages (also if it is left out), hours or last."
* parameter[=].type = #code
* parameter[+].name = #id
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Number of a receipt; or the sender's own word for the message, which is MSH-10 or the key of a FHIR message, as it is or as its hash."
* parameter[=].type = #string
* parameter[+].name = #partner
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Code of the partner."
* parameter[=].type = #code
* parameter[+].name = #door
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Door, such as message, transaction or case-file."
* parameter[=].type = #code
* parameter[+].name = #outcome
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "What became of it: accepted, refused, invalid or fault."
* parameter[=].type = #code
* parameter[+].name = #code
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Code of the answer."
* parameter[=].type = #code
* parameter[+].name = #from
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "From this day or instant on."
* parameter[=].type = #string
* parameter[+].name = #to
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Up to the end of this day, or this instant."
* parameter[=].type = #string
* parameter[+].name = #message
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "One message."
* parameter[=].part[+].name = #receipt
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Number of the receipt, which the sender can quote."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #partner
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Code of the partner; none where the sender was not recognized."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #door
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Door."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #at
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "When it came in."
* parameter[=].part[=].type = #instant
* parameter[=].part[+].name = #outcome
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What became of it."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #code
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Code of the answer."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #key
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Key of the message, as hashes."
* parameter[=].part[=].type = #Identifier
* parameter[=].part[+].name = #rule
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The step that decided."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #test
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Whether it was a test message."
* parameter[=].part[=].type = #boolean
* parameter[+].name = #hour
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "One outcome in one hour, if hours are asked for."
* parameter[=].part[+].name = #begins
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "When the hour begins."
* parameter[=].part[=].type = #instant
* parameter[=].part[+].name = #outcome
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What became of the messages."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #count
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many there were."
* parameter[=].part[=].type = #integer
* parameter[+].name = #last
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "An active partner, if each one's last message is asked for."
* parameter[=].part[+].name = #partner
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Code of the partner."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #name
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What it is called."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #at
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "When its last message came; absent if none ever did."
* parameter[=].part[=].type = #instant
