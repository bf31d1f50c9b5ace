package org.nextstephub.server.intake.gate;

import org.nextstephub.profiles.Reason;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.AlreadyKnown;
import org.nextstephub.server.intake.outcome.Step;
import org.nextstephub.server.store.rows.Inbox;
import org.springframework.stereotype.Component;

/** Step P3: the same message again gets the same answer; a key never stands for two contents. */
@Component
public class Once {

    private final Inbox inbox;

    Once(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Goes on with what was not answered before. */
    public Step<Arrival> unanswered(Arrival arrival) {
        return inbox.find(arrival.partner().code(), arrival.message().key())
                .filter(known -> !known.answer().isEmpty())
                .<Step<Arrival>>map(known -> Step.stop(repeated(arrival, known)))
                .orElseGet(() -> Step.next(arrival));
    }

    /** Holds the key until the transaction ends; another message with the same key waits here. */
    public Step<Held> take(Held held) {
        Arrival arrival = held.arrival();
        Message message = arrival.message();
        String partner = arrival.partner().code();
        if (message.event() == Event.STATUS_ASKED
                || message.event() == Event.CONSENT_FILED
                || inbox.take(partner, message.key(), message.sha256(), held.now())) {
            return Step.next(held);
        }
        return Step.stop(repeated(arrival, inbox.find(partner, message.key()).orElseThrow()));
    }

    private static IntakeOutcome repeated(Arrival arrival, Inbox.Entry known) {
        return known.sha256().equals(arrival.message().sha256())
                ? new AlreadyKnown(known.answer(), arrival.partner().code())
                : arrival.refused(Reason.REPLAY_CONFLICT, "P3", "", "Bundle.identifier");
    }
}
