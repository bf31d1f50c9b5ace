CodeSystem: NsReason
Id: ns-reason
Title: "Reason of a decision"
* ^version = "0.1.0"
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^valueSet = "https://nextstep-hub.example/fhir/ValueSet/ns-reason"
* ^content = #complete
* ^count = 42
* #ok "In order"
* #ok ^designation.language = #fr
* #ok ^designation.value = "En règle"
* #authn-required "A valid token is required"
* #authn-required ^designation.language = #fr
* #authn-required ^designation.value = "Un jeton valide est requis"
* #scope-insufficient "Not allowed for this role"
* #scope-insufficient ^designation.language = #fr
* #scope-insufficient ^designation.value = "Non permis pour ce rôle"
* #use-intake-door "Use $process-message or the one-referral transaction"
* #use-intake-door ^designation.language = #fr
* #use-intake-door ^designation.value = "Utilisez $process-message ou la transaction à un seul aiguillage"
* #syntax-invalid "Cannot be read"
* #syntax-invalid ^designation.language = #fr
* #syntax-invalid ^designation.value = "Illisible"
* #content-forbidden "Forbidden content"
* #content-forbidden ^designation.language = #fr
* #content-forbidden ^designation.value = "Contenu interdit"
* #partner-unknown "Partner unknown or not active"
* #partner-unknown ^designation.language = #fr
* #partner-unknown ^designation.value = "Partenaire inconnu ou inactif"
* #sender-mismatch "Another sender is named"
* #sender-mismatch ^designation.language = #fr
* #sender-mismatch ^designation.value = "Un autre expéditeur est désigné"
* #replay-conflict "Key already accepted with other content"
* #replay-conflict ^designation.language = #fr
* #replay-conflict ^designation.value = "Clé déjà acceptée avec un autre contenu"
* #profile-invalid "Does not meet its profile"
* #profile-invalid ^designation.language = #fr
* #profile-invalid ^designation.value = "Non conforme à son profil"
* #subject-missing "The person or their number is missing"
* #subject-missing ^designation.language = #fr
* #subject-missing ^designation.value = "La personne ou son numéro est absent"
* #subject-mismatch "Not all about the same person"
* #subject-mismatch ^designation.language = #fr
* #subject-mismatch ^designation.value = "Ne porte pas sur une seule personne"
* #mou-missing "No agreement"
* #mou-missing ^designation.language = #fr
* #mou-missing ^designation.value = "Aucune entente"
* #mou-terminated "Agreement terminated"
* #mou-terminated ^designation.language = #fr
* #mou-terminated ^designation.value = "Entente résiliée"
* #mou-unsigned "Agreement not signed by both"
* #mou-unsigned ^designation.language = #fr
* #mou-unsigned ^designation.value = "Entente non signée par les deux parties"
* #mou-suspended "Agreement suspended"
* #mou-suspended ^designation.language = #fr
* #mou-suspended ^designation.value = "Entente suspendue"
* #mou-not-started "Agreement not begun"
* #mou-not-started ^designation.language = #fr
* #mou-not-started ^designation.value = "Entente non commencée"
* #mou-ended "Agreement ended"
* #mou-ended ^designation.language = #fr
* #mou-ended ^designation.value = "Entente échue"
* #mou-direction "Direction not covered by the agreement"
* #mou-direction ^designation.language = #fr
* #mou-direction ^designation.value = "Sens non prévu par l'entente"
* #mou-programme "Programme not covered by the agreement"
* #mou-programme ^designation.language = #fr
* #mou-programme ^designation.value = "Programme non prévu par l'entente"
* #consent-lookup-failed "Consents could not be read"
* #consent-lookup-failed ^designation.language = #fr
* #consent-lookup-failed ^designation.value = "Les consentements n'ont pu être lus"
* #consent-subject-mismatch "Consent is about another person"
* #consent-subject-mismatch ^designation.language = #fr
* #consent-subject-mismatch ^designation.value = "Le consentement vise une autre personne"
* #consent-missing "No consent"
* #consent-missing ^designation.language = #fr
* #consent-missing ^designation.value = "Aucun consentement"
* #consent-not-understood "Consent cannot be evaluated"
* #consent-not-understood ^designation.language = #fr
* #consent-not-understood ^designation.value = "Le consentement ne peut pas être évalué"
* #consent-datetime-invalid "Date of the consent not usable"
* #consent-datetime-invalid ^designation.language = #fr
* #consent-datetime-invalid ^designation.value = "Date du consentement inutilisable"
* #consent-ambiguous "Consents contradict each other"
* #consent-ambiguous ^designation.language = #fr
* #consent-ambiguous ^designation.value = "Consentements contradictoires"
* #consent-direction-mismatch "Consent is for the other direction"
* #consent-direction-mismatch ^designation.language = #fr
* #consent-direction-mismatch ^designation.value = "Consentement pour l'autre sens"
* #consent-discloser-mismatch "Consent is for another discloser"
* #consent-discloser-mismatch ^designation.language = #fr
* #consent-discloser-mismatch ^designation.value = "Consentement visant une autre source"
* #consent-denied "A refusal is in force"
* #consent-denied ^designation.language = #fr
* #consent-denied ^designation.value = "Un refus est en vigueur"
* #consent-rejected "The person said no"
* #consent-rejected ^designation.language = #fr
* #consent-rejected ^designation.value = "La personne a dit non"
* #consent-withdrawn "Consent withdrawn"
* #consent-withdrawn ^designation.language = #fr
* #consent-withdrawn ^designation.value = "Consentement retiré"
* #consent-invalid "Consent recorded in error"
* #consent-invalid ^designation.language = #fr
* #consent-invalid ^designation.value = "Consentement inscrit par erreur"
* #consent-not-active "Consent not yet given"
* #consent-not-active ^designation.language = #fr
* #consent-not-active ^designation.value = "Consentement pas encore donné"
* #consent-not-yet-effective "Consent period not begun"
* #consent-not-yet-effective ^designation.language = #fr
* #consent-not-yet-effective ^designation.value = "Période de consentement non commencée"
* #consent-grantor-invalid "Not given by the person or a substitute"
* #consent-grantor-invalid ^designation.language = #fr
* #consent-grantor-invalid ^designation.value = "Non donné par la personne ou un mandataire"
* #consent-evidence-missing "No record of the consent"
* #consent-evidence-missing ^designation.language = #fr
* #consent-evidence-missing ^designation.value = "Aucune trace du consentement"
* #consent-expired "Consent ended"
* #consent-expired ^designation.language = #fr
* #consent-expired ^designation.value = "Consentement échu"
* #recipient-not-named "Recipient not named"
* #recipient-not-named ^designation.language = #fr
* #recipient-not-named ^designation.value = "Destinataire non désigné"
* #purpose-not-permitted "Purpose not permitted"
* #purpose-not-permitted ^designation.language = #fr
* #purpose-not-permitted ^designation.value = "But non permis"
* #label-too-high "An item is labelled above the permit"
* #label-too-high ^designation.language = #fr
* #label-too-high ^designation.value = "Un élément porte une cote supérieure à l'autorisation"
* #exception-deny "An exception applies"
* #exception-deny ^designation.language = #fr
* #exception-deny ^designation.value = "Une exception s'applique"
* #internal "Internal error"
* #internal ^designation.language = #fr
* #internal ^designation.value = "Erreur interne"