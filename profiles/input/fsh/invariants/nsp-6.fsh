Invariant: nsp-6
Description: "an exception names data only as instance or related"
* severity = #error
* expression = "provision.provision.data.all(meaning = 'instance' or meaning = 'related')"