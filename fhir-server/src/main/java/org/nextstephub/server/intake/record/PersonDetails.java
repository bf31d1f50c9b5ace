package org.nextstephub.server.intake.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Permitted;
import org.nextstephub.server.intake.gate.PersonKeys;
import org.nextstephub.server.intake.record.writer.ReferralWriter;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.worklist.WatchReason;
import org.springframework.stereotype.Component;

/** What a feed tells about who a person is and how they are reached. */
@Component
class PersonDetails {

    private final ReferralRows rows;
    private final PersonKeys personKeys;
    private final ReferralWriter writer;
    private final FollowUp followUp;

    PersonDetails(ReferralRows rows, PersonKeys personKeys, ReferralWriter writer, FollowUp followUp) {
        this.rows = rows;
        this.personKeys = personKeys;
        this.writer = writer;
        this.followUp = followUp;
    }

    /** Name, ways of contact, address and languages; who somebody is does not change by a feed. */
    void refresh(Permitted permitted, Instant eventTime) {
        String partner = permitted.arrival().partner().code();
        if (!rows.isLatestFeed(partner, permitted.patientId().orElseThrow(), eventTime)) {
            return;
        }
        permitted.arrival().message().person().ifPresent(person -> person.setBirthDate(null)
                .setGender(null)
                .setDeceased(null));
        writer.writePerson(permitted);
    }

    /** Two numbers of one person; where they belong to two people here, staff decide and nothing is joined. */
    void merge(Permitted permitted) {
        Arrival arrival = permitted.arrival();
        String partner = arrival.partner().code();
        List<Identifier> numbers = arrival.message().personKeys();
        List<String> people = personKeys.of(numbers).stream()
                .map(key -> rows.patient(partner, key))
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
        if (people.size() > 1) {
            people.stream()
                    .flatMap(person -> rows.lockAllOf(partner, person).stream())
                    .forEach(row -> followUp.note(row, WatchReason.SENDER_NOTE));
            return;
        }
        writer.writePerson(permitted);
        personKeys
                .of(numbers)
                .forEach(
                        key -> rows.personIs(partner, key, permitted.patientId().orElseThrow()));
    }
}
