package org.nextstephub.routes.message;

import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;

/** The signed paper behind a consent (profile {@code nextstep-evidence}): it is named, and never carried. */
final class ConsentEvidence {

    private ConsentEvidence() {}

    /** @param title form or number of the paper */
    static DocumentReference of(Consent consent, Reference subject, String title) {
        Identifier number = consent.getIdentifierFirstRep();
        DocumentReference evidence = new DocumentReference()
                .setMasterIdentifier(new Identifier()
                        .setSystem("urn:ietf:rfc:3986")
                        .setValue(Ids.contentName(number.getSystem() + "|" + number.getValue())))
                .setStatus(DocumentReferenceStatus.CURRENT)
                .setType(new CodeableConcept(new Coding(Canonical.LOINC, "64292-6", null)))
                .setSubject(subject);
        evidence.addContent().setAttachment(new Attachment().setTitle(title));
        return evidence;
    }
}
