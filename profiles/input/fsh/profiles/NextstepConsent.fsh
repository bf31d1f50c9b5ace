Profile: NextstepConsent
Parent: Consent
Id: nextstep-consent
Title: "Consent to share"
Description: "A consent, a refusal or a withdrawal, for one direction and one discloser. Limits are nested denies, one level deep."
* ^version = "0.1.0"
* ^status = #draft
* obeys nsp-1 and nsp-2 and nsp-3 and nsp-4 and nsp-5 and nsp-6
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #open
* extension contains
    ExtConsentDirection named consent-direction 1..1 MS and
    ExtConsentMode named consent-mode 1..1 MS and
    ExtDecisionAuthority named decision-authority 0..1 MS
* identifier 1..1 MS
* status 1..1 MS
* scope 1..1 MS
* scope = $consentscope#patient-privacy
* category 1..* MS
* category from NsConsentCategory (extensible)
* patient 1..1 MS
* patient only Reference(Patient)
* dateTime 1..1 MS
* performer 1..* MS
* performer only Reference(Patient or RelatedPerson)
* organization 1..1 MS
* source[x] 1..1 MS
* policy 1..1 MS
* policy.uri 1..1 MS
* policyRule 0..0
* verification 0..0
* provision 1..1 MS
* provision.type 1..1 MS
* provision.period 0..1 MS
* provision.actor 0..* MS
* provision.actor.role 1..1 MS
* provision.actor.role = $v3-ParticipationType#IRCP
* provision.action 0..0
* provision.securityLabel 0..0
* provision.purpose 0..* MS
* provision.class 0..0
* provision.code 0..0
* provision.dataPeriod 0..0
* provision.data 0..0
* provision.provision 0..* MS
* provision.provision.type 1..1 MS
* provision.provision.type = #deny
* provision.provision.period 0..0
* provision.provision.actor 0..* MS
* provision.provision.actor.role 1..1 MS
* provision.provision.actor.role = $v3-ParticipationType#IRCP
* provision.provision.action 0..0
* provision.provision.securityLabel 0..0
* provision.provision.purpose 0..* MS
* provision.provision.class 0..0
* provision.provision.code 0..0
* provision.provision.dataPeriod 0..0
* provision.provision.data 0..* MS
* provision.provision.provision 0..0