Invariant: nsb-2
Description: "every fullUrl is urn:uuid"
* severity = #error
* expression = "entry.all(fullUrl.startsWith('urn:uuid:'))"