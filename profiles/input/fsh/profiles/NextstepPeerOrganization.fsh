Profile: NextstepPeerOrganization
Parent: Organization
Id: nextstep-peer-organization
Title: "Peer support organization"
Description: "Peer Support South East Ontario, the receiver of every referral."
* ^version = "0.1.0"
* ^status = #draft
* identifier 1..* MS
* active 1..1 MS
* name 1..1 MS