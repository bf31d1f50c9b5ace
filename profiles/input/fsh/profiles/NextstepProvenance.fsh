Profile: NextstepProvenance
Parent: Provenance
Id: nextstep-provenance
Title: "Provenance"
Description: "Where something came from: who said it, who wrote it down."
* ^version = "0.1.0"
* ^status = #draft
* target 1..* MS
* recorded 1..1 MS
* activity 1..1 MS
* agent 1..* MS
* agent.type 1..1 MS