package org.nextstephub.server.consent;

import java.util.Optional;
import org.nextstephub.profiles.Reason;

/** What one rule found: what is left for the next, or why sharing is not permitted. */
record Finding(PolicyCase next, Optional<Reason> objection) {

    static Finding when(boolean holds, PolicyCase next, Reason otherwise) {
        return new Finding(next, holds ? Optional.empty() : Optional.of(otherwise));
    }

    /** Something must be left. */
    static Finding left(PolicyCase next, Reason otherwise) {
        return when(!next.isEmpty(), next, otherwise);
    }
}
