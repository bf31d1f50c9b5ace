package org.nextstephub.server.consent;

import org.hl7.fhir.r4.model.Consent;

/**
 * A consent that may count.
 *
 * @param origin where it was found
 * @param faultless false when the wire text said more, or other, than the parser understood
 */
public record Candidate(Consent consent, Origin origin, boolean faultless) {

    public enum Origin {
        MESSAGE,
        FILE
    }

    boolean inMessage() {
        return origin == Origin.MESSAGE;
    }
}
