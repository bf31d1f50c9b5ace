package org.nextstephub.server.intake.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nextstephub.server.agreement.AgreementDecision;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.store.rows.ConsentStates.Watermark;
import org.nextstephub.server.store.rows.Receipts.Receipt;

/**
 * A message about which agreement and consent have spoken, under the lock of its person.
 *
 * @param patientId of the person, if they are held
 */
public record Decided(
        Held held,
        AgreementDecision agreement,
        ConsentDecision consent,
        Optional<String> patientId,
        DecisionInput input) {

    public Arrival arrival() {
        return held.arrival();
    }

    public List<String> keys() {
        return held.keys();
    }

    Optional<Watermark> watermark() {
        return held.watermark();
    }

    public Instant now() {
        return held.now();
    }

    public Permitted permitted(Receipt receipt) {
        return new Permitted(
                arrival(),
                consent,
                agreement.contract().orElseThrow(),
                patientId,
                input.filed(),
                input.records(),
                receipt,
                now());
    }
}
