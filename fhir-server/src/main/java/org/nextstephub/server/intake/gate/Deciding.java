package org.nextstephub.server.intake.gate;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nextstephub.profiles.Issue;
import org.nextstephub.server.agreement.AgreementDecision;
import org.nextstephub.server.agreement.AgreementPolicy;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.consent.ConsentPolicy;
import org.nextstephub.server.consent.Terms;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.outcome.Step;
import org.nextstephub.server.store.rows.ConsentStates;
import org.nextstephub.server.store.rows.ConsentStates.Watermark;
import org.springframework.stereotype.Component;

/** The gate itself: holds the person of a message, then asks the agreement and the consent about it. */
@Component
public class Deciding {

    private final People people;
    private final ConsentStates states;
    private final DecisionInputs inputs;
    private final Terms terms;
    private final Clock clock;

    Deciding(People people, ConsentStates states, DecisionInputs inputs, Terms terms, Clock clock) {
        this.people = people;
        this.states = states;
        this.inputs = inputs;
        this.terms = terms;
        this.clock = clock;
    }

    /** Holds the person until the transaction ends: shared by what only asks, alone by what changes the answer. */
    public Held hold(Arrival arrival) {
        List<String> keys = people.keys(arrival);
        boolean files = arrival.message().event() == Event.CONSENT_FILED;
        Arrival.Sharing sharing = arrival.sharing();
        Optional<Watermark> watermark = keys.stream()
                .map(key -> files
                        ? states.own(key, sharing.state(), sharing.direction())
                        : states.share(key, sharing.state(), sharing.direction()))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Watermark::at));
        return new Held(arrival, keys, watermark, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Nobody to hold: no key that leads to a person, no withdrawal, no lock. */
    public Held holdNobody(Arrival arrival) {
        return new Held(arrival, List.of(), Optional.empty(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Asks both policies; what goes on is permitted, or is an event of which less is done without a permit. */
    public Step<Decided> decide(Held held) {
        Arrival arrival = held.arrival();
        Event event = arrival.message().event();
        AgreementDecision agreement = AgreementPolicy.decide(
                arrival.partner().agreements(), arrival.sharing().direction().code(), held.now());
        if (!agreement.inForce()) {
            return Step.stop(arrival.refused(
                    agreement.reason(), agreement.step(), agreement.idAndVersion(), "MessageHeader.sender"));
        }
        if (event.isCommunication() && held.keys().isEmpty()) {
            return Step.stop(
                    arrival.refused(Issue.UNKNOWN_REFERRAL, agreement.idAndVersion(), "Communication.basedOn"));
        }
        Decided decided = consent(held, agreement);
        return decided.consent().permitted() || event.isAboutThePerson() || event == Event.CONSENT_FILED
                ? Step.next(decided)
                : Step.stop(ConsentRefusal.of(decided));
    }

    private Decided consent(Held held, AgreementDecision agreement) {
        Optional<String> patientId = people.patient(held);
        DecisionInput input = inputs.collect(held.arrival(), patientId);
        Optional<Instant> withdrawn = held.watermark().map(Watermark::at);
        ConsentDecision consent =
                ConsentPolicy.decide(input.question(), input.candidates(), withdrawn, held.now(), terms);
        consent.failure().ifPresent(failure -> {
            throw failure;
        });
        return new Decided(held, agreement, consent, patientId, input);
    }
}
