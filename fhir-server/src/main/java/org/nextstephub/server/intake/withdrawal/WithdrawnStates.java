package org.nextstephub.server.intake.withdrawal;

import java.time.Instant;
import java.util.List;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.store.rows.ConsentStates;
import org.springframework.stereotype.Component;

/** What is remembered of a withdrawal under every key of a person, so that no consent given before it counts. */
@Component
class WithdrawnStates {

    private final ConsentStates states;

    WithdrawnStates(ConsentStates states) {
        this.states = states;
    }

    /** Holds the person for this transaction, by the keys of what a partner shares. */
    void own(List<String> keys, String partner) {
        keys.forEach(key -> states.own(key, partner, Direction.CLINICAL_TO_PEER));
    }

    /** From here on nothing new about the person. */
    void withdraw(WithdrawalRequest request, List<String> keys, Instant now) {
        own(keys, request.partner());
        keys.forEach(key -> states.withdrawn(key, request.partner(), Direction.CLINICAL_TO_PEER, now, request.by()));
        withdrawShareBack(request, keys, now);
    }

    void withdrawShareBack(WithdrawalRequest request, List<String> keys, Instant now) {
        keys.forEach(key -> states.own(key, Canonical.PSSEO, Direction.PEER_TO_CLINICAL));
        keys.forEach(key -> states.withdrawn(key, Canonical.PSSEO, Direction.PEER_TO_CLINICAL, now, request.by()));
    }
}
