package org.nextstephub.server.intake.gate;

import java.util.List;
import java.util.Optional;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.outcome.Step;
import org.nextstephub.server.store.rows.ReferralRows;
import org.springframework.stereotype.Component;

/** Step V3: to whom the numbers of a message lead here. */
@Component
public class People {

    private final ReferralRows rows;
    private final PersonKeys personKeys;

    People(ReferralRows rows, PersonKeys personKeys) {
        this.rows = rows;
        this.personKeys = personKeys;
    }

    /** The keys of the numbers that the message names. */
    public List<String> named(Arrival arrival) {
        return personKeys.of(arrival.message().personKeys());
    }

    /** The numbers lead to one person here, and in a communication to the one of its referral. */
    public Step<Arrival> isOne(Arrival arrival) {
        Event event = arrival.message().event();
        List<String> keys = named(arrival);
        boolean one = event.isCommunication()
                ? keys.isEmpty() || keys(arrival).containsAll(keys)
                : event == Event.NUMBERS_MERGED
                        || rows.people(arrival.partner().code(), keys).size() <= 1;
        return one ? Step.next(arrival) : Subjects.mismatch(arrival, "Patient.identifier");
    }

    /** The same where nobody is held: no referral that a communication could name, and no two people for one number. */
    Step<Arrival> isOneOfNobody(Arrival arrival) {
        boolean one =
                !arrival.message().event().isCommunication() || named(arrival).isEmpty();
        return one ? Step.next(arrival) : Subjects.mismatch(arrival, "Patient.identifier");
    }

    /** By which the person is recognised; a communication names a referral, and that its person. */
    List<String> keys(Arrival arrival) {
        Message message = arrival.message();
        String partner = arrival.partner().code();
        if (!message.event().isCommunication()) {
            return rows.allKeys(partner, named(arrival));
        }
        return rows.find(partner, message.placer().orElseThrow())
                .map(row -> rows.keys(partner, row.patientId()))
                .orElse(List.of());
    }

    /** Whom the hub holds under these keys. */
    public Optional<String> patient(Held held) {
        String partner = held.arrival().partner().code();
        return held.keys().stream()
                .map(key -> rows.patient(partner, key))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
