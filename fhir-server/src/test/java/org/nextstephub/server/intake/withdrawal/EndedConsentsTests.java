package org.nextstephub.server.intake.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a withdrawal does to the consents on file. */
class EndedConsentsTests {

    private static final Instant NOW = Instant.parse("2026-11-22T17:00:00Z");

    private static ConsentState after(ConsentState status, ConsentProvisionType type) {
        Consent consent = new Consent().setStatus(status);
        consent.getProvision().setType(type);
        ConsentEnd.end(consent, NOW);
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

    private static DateTimeType ended(String given) {
        Consent consent = new Consent().setStatus(ConsentState.PROPOSED).setDateTimeElement(new DateTimeType(given));
        consent.getProvision().setType(ConsentProvisionType.PERMIT);
        ConsentEnd.end(consent, NOW);
        return consent.getDateTimeElement();
    }

    @Test
    void keepsWhenItWasGiven() {
        assertThat(ended("2026-11-20T09:00:00-05:00").getValueAsString()).isEqualTo("2026-11-20T09:00:00-05:00");
    }

    /** Else it would be a no that is newer than any permit to come. */
    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11", "2027-11-22T09:00:00-05:00"})
    void whatDoesNotSayWhenItWasGivenWasEndedNow(String given) {
        assertThat(ended(given).getValue()).isEqualTo(Date.from(NOW));
    }
}
