Profile: NextstepReferralTransaction
Parent: Bundle
Id: nextstep-referral-transaction
Title: "Transaction with one referral"
Description: "The records of one referral without a message: posted to the base as a transaction by systems that send none. What comes along with a consent that is filed by itself meets it too."
* ^version = "0.1.0"
* ^status = #draft
* entry.resource only NextstepReferral or NextstepPatient or NextstepRelatedPerson or NextstepPractitioner or NextstepPractitionerRole or NextstepEvidence or NextstepAttestation or Resource
