package org.nextstephub.server.intake.withdrawal;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.nextstephub.profiles.Issue;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.People;
import org.nextstephub.server.intake.gate.Subjects;
import org.nextstephub.server.intake.message.Remark;
import org.nextstephub.server.intake.outcome.Step;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/** Step W: a dissent that travels with a message takes effect at once, whatever becomes of the message. */
@Component
public class DissentStage {

    private final HubStore store;
    private final People people;
    private final Withdrawal withdrawal;
    private final Clock clock;

    DissentStage(HubStore store, People people, Withdrawal withdrawal, Clock clock) {
        this.store = store;
        this.people = people;
        this.withdrawal = withdrawal;
        this.clock = clock;
    }

    public Step<Arrival> apply(Arrival arrival) {
        if (!Withdrawal.maySayNo(arrival.message())) {
            return Step.next(arrival);
        }
        List<String> keys = people.named(arrival);
        Set<Direction> withdrawn = store.inOneTransaction(() -> withdrawal.saidIn(arrival, keys, clock.instant()));
        if (!withdrawn.isEmpty()) {
            arrival.message().remarks().add(new Remark(Issue.WITHDRAWN, "Consent"));
        }
        return Step.next(arrival);
    }

    /** Of what is only noted the person's no is heard all the same; what names nobody for certain is passed over. */
    public void hear(Arrival arrival) {
        if (arrival.message().all(Patient.class).count() == 1 && Withdrawal.maySayNo(arrival.message())) {
            Subjects.check(arrival).then(people::isOne).then(this::apply);
        }
    }
}
