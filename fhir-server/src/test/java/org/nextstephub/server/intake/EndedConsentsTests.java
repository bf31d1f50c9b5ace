package org.nextstephub.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.junit.jupiter.api.Test;

/** What a withdrawal does to the consents on file. */
class EndedConsentsTests {

    private static ConsentState after(ConsentState status, ConsentProvisionType type) {
        Consent consent = new Consent().setStatus(status);
        consent.getProvision().setType(type);
        Withdrawal.end(consent);
        return consent.getStatus();
    }

    @Test
    void endsWhatPermits() {
        assertThat(after(ConsentState.ACTIVE, ConsentProvisionType.PERMIT)).isEqualTo(ConsentState.INACTIVE);
        assertThat(after(ConsentState.PROPOSED, ConsentProvisionType.PERMIT)).isEqualTo(ConsentState.INACTIVE);
    }

    @Test
    void liftsNoRefusal() {
        assertThat(after(ConsentState.ACTIVE, ConsentProvisionType.DENY)).isEqualTo(ConsentState.ACTIVE);
    }

    @Test
    void leavesANoAsItWasSaid() {
        assertThat(after(ConsentState.REJECTED, ConsentProvisionType.PERMIT)).isEqualTo(ConsentState.REJECTED);
    }
}
