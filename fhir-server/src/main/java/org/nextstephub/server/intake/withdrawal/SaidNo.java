package org.nextstephub.server.intake.withdrawal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.consent.Dissent;
import org.nextstephub.server.consent.Terms;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.DecisionInput;
import org.nextstephub.server.intake.gate.DecisionInputs;
import org.nextstephub.server.intake.message.Event;
import org.springframework.stereotype.Component;

/** What a message withdraws, beside all that is on file about its person. */
@Component
class SaidNo {

    private final DecisionInputs inputs;
    private final Terms terms;

    SaidNo(DecisionInputs inputs, Terms terms) {
        this.inputs = inputs;
        this.terms = terms;
    }

    Set<Direction> in(Arrival arrival, String patient, Instant now) {
        DecisionInput input = inputs.collect(arrival, Optional.of(patient));
        Event event = arrival.message().event();
        boolean withRejected = event != Event.ADD && !event.isOnlyNoted();
        Set<Direction> said = Dissent.withdraws(input.question(), input.candidates(), withRejected, now, terms);
        if (arrival.isFromTheDesk()) {
            said.retainAll(Set.of(arrival.sharing().direction()));
        }
        return said;
    }
}
