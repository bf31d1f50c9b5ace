package org.nextstephub.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** Which newer permit makes a no of the message history, and which does not. */
class DissentTests {

    private final Cases cases = new Cases();

    DissentTests() {
        cases.send(Cases.permit("C-1").setStatus(ConsentState.INACTIVE));
        cases.file(Cases.permit("C-1"));
    }

    private Set<Direction> withdrawn() {
        return Dissent.withdraws(cases.question(), cases.candidates, false, cases.now, Cases.TERMS);
    }

    private static Consent newer() {
        Consent consent = Cases.permit("C-2");
        Cases.given(consent, "2026-11-01");
        return consent;
    }

    @Test
    void aNewerPermitDoes() {
        cases.send(newer());

        assertThat(withdrawn()).isEmpty();
    }

    @Test
    void aPermitOfSomebodyElseDoesNot() {
        cases.send(newer().setPatient(new Reference("urn:uuid:b")));

        assertThat(withdrawn()).containsExactly(Direction.CLINICAL_TO_PEER);
    }

    @Test
    void aPermitThatIsWithdrawnOnFileDoesNot() {
        cases.send(newer());
        cases.file(newer().setStatus(ConsentState.INACTIVE));

        assertThat(withdrawn()).containsExactly(Direction.CLINICAL_TO_PEER);
    }
}
