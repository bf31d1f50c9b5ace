package org.nextstephub.server.intake.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Contract;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.consent.Records;
import org.nextstephub.server.store.rows.Receipts.Receipt;

/**
 * Everything that what was permitted needs to be written.
 *
 * @param patientId of the person, if they are held
 * @param filed their consents on file
 */
public record Permitted(
        Arrival arrival,
        ConsentDecision decision,
        Contract agreement,
        Optional<String> patientId,
        List<Consent> filed,
        Records records,
        Receipt receipt,
        Instant now) {

    /** Whether the consent that the message has under this full URL counts among those of its number. */
    public boolean counts(String url) {
        return arrival.message()
                .entries(Consent.class)
                .filter(entry -> entry.getFullUrl().equals(url))
                .anyMatch(entry -> decision.counts((Consent) entry.getResource()));
    }
}
