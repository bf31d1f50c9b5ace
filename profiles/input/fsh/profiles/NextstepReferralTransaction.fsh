Profile: NextstepReferralTransaction
Parent: Bundle
Id: nextstep-referral-transaction
Title: "Transaction with one referral"
Description: "The same as a message, for systems that send no messages: one referral, its person and what belongs to them, posted to the base."
* ^version = "0.1.0"
* ^status = #draft
* type = #transaction
* entry.resource only NextstepReferral or NextstepPatient or NextstepRelatedPerson or NextstepPractitioner or NextstepPractitionerRole or NextstepEvidence or NextstepAttestation or Resource
