Invariant: nsp-3
Description: "a root deny has no exceptions"
* severity = #error
* expression = "provision.type = 'deny' implies provision.provision.empty()"