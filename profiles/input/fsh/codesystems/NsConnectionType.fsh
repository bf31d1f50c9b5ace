CodeSystem: NsConnectionType
Id: ns-connection-type
Title: "Endpoint connection type, beyond the standard ones"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-connection-type"
* ^content = #complete
* ^count = 2
* #file-drop "Folder with answer files"
* #file-drop ^designation.language = #fr
* #file-drop ^designation.value = "Dossier avec fichiers de réponse"
* #http-intake "HTTP intake, answered in the body"
* #http-intake ^designation.language = #fr
* #http-intake ^designation.value = "Réception HTTP, réponse dans le corps"