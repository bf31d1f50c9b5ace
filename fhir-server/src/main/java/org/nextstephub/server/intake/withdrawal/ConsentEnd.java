package org.nextstephub.server.intake.withdrawal;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.nextstephub.profiles.TimeSpan;

/** How a withdrawal ends one consent. */
final class ConsentEnd {

    private ConsentEnd() {}

    /**
     * Ends a consent that permits, or may come to permit; a dissent stays as it was said, and a withdrawal lifts no refusal. One
     * without a date would from now on be a dissent of any time, so it is dated now.
     *
     * @return whether there was anything to end
     */
    static boolean end(Consent consent, Instant now) {
        boolean permits = consent.getStatus() == ConsentState.ACTIVE || consent.getStatus() == ConsentState.PROPOSED;
        boolean ends = permits && consent.getProvision().getType() != ConsentProvisionType.DENY;
        if (ends) {
            consent.setStatus(ConsentState.INACTIVE);
            boolean dated = TimeSpan.of(consent.getDateTimeElement())
                    .filter(TimeSpan::atLeastDay)
                    .filter(given -> !given.start().isAfter(now))
                    .isPresent();
            if (!dated) {
                consent.setDateTime(Date.from(now));
            }
        }
        return ends;
    }
}
