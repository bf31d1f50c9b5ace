package org.nextstephub.server.consent;

import org.hl7.fhir.r4.model.Bundle;

/**
 * All resources of one referral that may be written, as a transaction Bundle, and the permit to do so: the only thing
 * the store accepts about a person. Skipping the gate does not compile.
 */
public record PermittedReferral(Bundle transaction, WritePermit permit) {

    public PermittedReferral {
        if (!permit.coversNewContent()) {
            throw new IllegalArgumentException("a withdrawal permits no new content");
        }
    }
}
