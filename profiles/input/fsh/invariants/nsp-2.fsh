Invariant: nsp-2
Description: "a permit names its recipient and its purpose"
* severity = #error
* expression = "provision.type = 'permit' implies (provision.actor.exists() and provision.purpose.exists())"