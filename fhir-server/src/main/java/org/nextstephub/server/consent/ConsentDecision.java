package org.nextstephub.server.consent;

import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Reason;

/** The answer, and what it rests on. Only the policy makes one, and it is never cached: it is asked again every time. */
public final class ConsentDecision {

    private final Reason reason;
    private final String step;
    private final Optional<Consent> consent;
    private final Optional<Instant> ends;
    private final boolean capped;

    ConsentDecision(Reason reason, String step, Optional<Consent> consent, Optional<Instant> ends, boolean capped) {
        this.reason = reason;
        this.step = step;
        this.consent = consent;
        this.ends = ends;
        this.capped = capped;
    }

    static ConsentDecision refused(Reason reason, String step) {
        return new ConsentDecision(reason, step, Optional.empty(), Optional.empty(), false);
    }

    public Reason reason() {
        return reason;
    }

    /** The rule that decided, C1 to G10. */
    public String step() {
        return step;
    }

    /** The governing permit, only when permitted. */
    public Optional<Consent> consent() {
        return consent;
    }

    /** When the permit ends, only when permitted. */
    public Optional<Instant> ends() {
        return ends;
    }

    /** Whether the permit's stated end was later than the longest period allows. */
    public boolean capped() {
        return capped;
    }

    public boolean permitted() {
        return reason == Reason.OK;
    }

    public Decision decision() {
        return reason.decision().orElse(Decision.INDETERMINATE);
    }
}
