package org.nextstephub.profiles;

import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;

/** The sender's own number of a referral: HL7 table 0203, PLAC. */
public record Placer(String system, String value) {

    /** The first number of that type which has a system and a value. */
    public static Optional<Placer> of(ServiceRequest referral) {
        return referral.getIdentifier().stream()
                .filter(Placer::isPlacer)
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .map(identifier -> new Placer(identifier.getSystem(), identifier.getValue()))
                .findFirst();
    }

    private static boolean isPlacer(Identifier identifier) {
        return identifier.getType().getCoding().stream()
                .anyMatch(coding ->
                        Canonical.IDENTIFIER_TYPE.equals(coding.getSystem()) && "PLAC".equals(coding.getCode()));
    }
}
