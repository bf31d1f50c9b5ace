package org.nextstephub.server.consent;

import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Reason;

/**
 * The answer, and what it rests on. Never cached: it is asked again every time.
 *
 * @param step the rule that decided, C1 to G10
 * @param consent the governing permit, only when permitted
 * @param ends when the permit ends, only when permitted
 * @param capped whether the permit's stated end was later than the longest period allows
 */
public record ConsentDecision(
        Reason reason, String step, Optional<Consent> consent, Optional<Instant> ends, boolean capped) {

    static ConsentDecision refused(Reason reason, String step) {
        return new ConsentDecision(reason, step, Optional.empty(), Optional.empty(), false);
    }

    public boolean permitted() {
        return reason == Reason.OK;
    }

    public Decision decision() {
        return reason.decision().orElse(Decision.INDETERMINATE);
    }
}
