package org.nextstephub.server.intake.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.Decision;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.intake.answer.ReferralReceipts;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Decided;
import org.nextstephub.server.intake.gate.IntakeOutcome;
import org.nextstephub.server.intake.gate.Permitted;
import org.nextstephub.server.intake.gate.PersonKeys;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.Remark;
import org.nextstephub.server.intake.record.writer.ReferralWriter;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.State;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Row;
import org.nextstephub.server.worklist.WatchReason;
import org.springframework.stereotype.Component;

/**
 * What an agency's feed tells about a person of whom it has referrals here (ADT^A03, A08, A11, A13, A31, A40): never more
 * than what a referral may hold, never an older word over a newer one, and no task is moved but by a death.
 */
@Component
class PersonFeed {

    private final HubStore store;
    private final ReferralRows rows;
    private final PersonKeys personKeys;
    private final ReferralWriter writer;
    private final ReferralReceipts recorder;
    private final Acceptance acceptance;
    private final FollowUp followUp;

    PersonFeed(
            HubStore store,
            ReferralRows rows,
            PersonKeys personKeys,
            ReferralWriter writer,
            ReferralReceipts recorder,
            Acceptance acceptance,
            FollowUp followUp) {
        this.store = store;
        this.rows = rows;
        this.personKeys = personKeys;
        this.writer = writer;
        this.recorder = recorder;
        this.acceptance = acceptance;
        this.followUp = followUp;
    }

    /** What a feed tells about a person of whom a referral is held; no answer tells whether the person is known. */
    IntakeOutcome keep(Decided decided) {
        Arrival arrival = decided.arrival();
        List<Remark> remarks = arrival.message().remarks();
        if (!decided.consent().permitted() || decided.patientId().isEmpty()) {
            return acceptance.of(arrival, new Task(), remarks, recorder.accepted(arrival, decided.now()));
        }
        Permitted permitted = decided.permitted(recorder.accepted(decided, Decision.PERMIT));
        Instant eventTime = EventTime.of(arrival.message().bundle(), decided.now());
        apply(permitted, eventTime);
        return acceptance.of(arrival, new Task(), remarks, permitted.receipt());
    }

    /** Applies it to every referral that is held and not newer than it. */
    private void apply(Permitted permitted, Instant eventTime) {
        Arrival arrival = permitted.arrival();
        String partner = arrival.partner().code();
        List<Row> current = rows.lockAllOf(partner, permitted.patientId().orElseThrow()).stream()
                .filter(row -> !row.cancelled() && !eventTime.isBefore(row.eventTime()))
                .toList();
        if (current.isEmpty()) {
            return;
        }
        boolean deceased = isDeceased(arrival.message());
        switch (arrival.message().event()) {
            case PERSON_UPDATED -> refresh(permitted, eventTime);
            case NUMBERS_MERGED -> merge(permitted);
            default -> current.forEach(row -> service(permitted, row, eventTime));
        }
        if (deceased) {
            current.forEach(row -> stopOutreach(permitted, row));
        }
    }

    /** Name, ways of contact, address and languages; who somebody is does not change by a feed. */
    private void refresh(Permitted permitted, Instant eventTime) {
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
    private void merge(Permitted permitted) {
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
                    .forEach(row -> note(row, WatchReason.SENDER_NOTE));
            return;
        }
        writer.writePerson(permitted);
        personKeys
                .of(numbers)
                .forEach(
                        key -> rows.personIs(partner, key, permitted.patientId().orElseThrow()));
    }

    private void service(Permitted permitted, Row row, Instant eventTime) {
        Message message = permitted.arrival().message();
        ServiceRequest referral = store.read(ServiceRequest.class, row.serviceRequestId());
        boolean changed =
                switch (message.event()) {
                    case SERVICE_ENDED -> ServiceDates.end(referral, ServiceDates.endedOn(message, eventTime));
                    case SERVICE_RESUMED -> ServiceDates.resume(referral);
                    default -> ServiceDates.forget(referral, visit(message));
                };
        if (!changed) {
            return;
        }
        String partner = permitted.arrival().partner().code();
        store.update(
                List.of(referral),
                WritePermit.of(permitted.decision(), permitted.receipt().number()));
        rows.changed(partner, row.placer(), row.contentSha256(), eventTime, false);
        Task task = store.read(Task.class, row.taskId());
        if (message.event() == Event.VISIT_CANCELLED) {
            note(row, WatchReason.SENDER_NOTE);
        }
        followUp.changed(partner, row, task, permitted.now());
    }

    private static List<Identifier> visit(Message message) {
        return message.first(Encounter.class).map(Encounter::getIdentifier).orElse(List.of());
    }

    /** Nobody is called any more until somebody at the desk has looked; that a person died is not stored. */
    private void stopOutreach(Permitted permitted, Row row) {
        Task task = store.read(Task.class, row.taskId());
        State waiting = new State(TaskStatus.ONHOLD, "awaiting-information");
        if (ReferralTask.isOver(task) || State.of(task).equals(waiting)) {
            return;
        }
        ReferralTask.move(task, waiting, Optional.of("information-needed"), permitted.now());
        store.update(
                List.of(task),
                WritePermit.of(permitted.decision(), permitted.receipt().number()));
        note(row, WatchReason.SENDER_NOTE);
        followUp.changed(permitted.arrival().partner().code(), row, task, permitted.now());
    }

    private void note(Row row, WatchReason reason) {
        followUp.note(store.read(Task.class, row.taskId()), reason);
    }

    private static boolean isDeceased(Message message) {
        return message.person()
                .filter(Patient::hasDeceased)
                .filter(person -> !(person.getDeceased() instanceof BooleanType alive && !alive.booleanValue()))
                .isPresent();
    }
}
