ValueSet: NsTaskIoVS
Id: ns-task-io
Title: "Task input and output"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* include codes from system NsTaskIo