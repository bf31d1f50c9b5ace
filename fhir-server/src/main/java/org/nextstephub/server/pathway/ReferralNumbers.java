package org.nextstephub.server.pathway;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;

/** How a referral is named: by its sender's number (placer), or by the hub's (filler). */
public final class ReferralNumbers {

    private ReferralNumbers() {}

    /** By the sender's own number: the only way in which a partner is told which referral it is. */
    public static Reference basedOn(String system, String value) {
        return new Reference()
                .setType("ServiceRequest")
                .setIdentifier(new Identifier().setSystem(system).setValue(value));
    }

    public static Identifier filler(String number) {
        return new Identifier().setSystem(Canonical.REFERRAL).setValue(number);
    }

    public static ServiceRequest addFiller(ServiceRequest referral, String number) {
        referral.addIdentifier(
                filler(number).setType(new CodeableConcept(new Coding(Canonical.IDENTIFIER_TYPE, "FILL", null))));
        return referral;
    }
}
