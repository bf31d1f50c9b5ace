Profile: NextstepReferralMessage
Parent: NextstepMessage
Id: nextstep-referral-message
Title: "Message with a referral"
Description: "A message that brings or changes a referral: each record that is kept of it meets its own profile. Other types may come along and are left out; whether its consents suffice is the gate's to say."
* ^version = "0.1.0"
* ^status = #draft
* entry.resource only NextstepMessageHeader or NextstepReferral or NextstepPatient or NextstepRelatedPerson or NextstepPractitioner or NextstepPractitionerRole or NextstepEvidence or NextstepAttestation or Resource
