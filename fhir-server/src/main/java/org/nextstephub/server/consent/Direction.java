package org.nextstephub.server.consent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.nextstephub.profiles.Canonical;

/** Which way information goes; two separate consents, one never stands in for the other. */
public enum Direction {
    CLINICAL_TO_PEER,
    PEER_TO_CLINICAL;

    /** Code of {@code ns-consent-direction}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Direction> ofCode(String code) {
        return Arrays.stream(values()).filter(d -> d.code().equals(code)).findFirst();
    }

    /** Whether it is for what peer support may tell an agency. */
    public static boolean isShareBack(Consent consent) {
        return consent.getExtensionsByUrl(Canonical.EXT_CONSENT_DIRECTION).stream()
                .anyMatch(direction -> PEER_TO_CLINICAL
                        .code()
                        .equals(direction.hasValue() ? direction.getValue().primitiveValue() : null));
    }
}
