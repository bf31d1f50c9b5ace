package org.nextstephub.server.intake.record;

import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Decision;
import org.nextstephub.server.intake.answer.ReferralReceipts;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Decided;
import org.nextstephub.server.intake.gate.Permitted;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.Remark;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Row;
import org.springframework.stereotype.Component;

/**
 * What an agency's feed tells about a person of whom it has referrals here (ADT^A03, A08, A11, A13, A31, A40): never more
 * than what a referral may hold, never an older word over a newer one, and no task is moved but by a death.
 */
@Component
class PersonFeed {

    private final ReferralRows rows;
    private final PersonDetails details;
    private final ServiceNews service;
    private final ReferralReceipts recorder;
    private final Acceptance acceptance;

    PersonFeed(
            ReferralRows rows,
            PersonDetails details,
            ServiceNews service,
            ReferralReceipts recorder,
            Acceptance acceptance) {
        this.rows = rows;
        this.details = details;
        this.service = service;
        this.recorder = recorder;
        this.acceptance = acceptance;
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
            case PERSON_UPDATED -> details.refresh(permitted, eventTime);
            case NUMBERS_MERGED -> details.merge(permitted);
            case SERVICE_ENDED, SERVICE_RESUMED, VISIT_CANCELLED ->
                current.forEach(row -> service.change(permitted, row, eventTime));
            default ->
                throw new IllegalStateException(
                        "not told by a feed: " + arrival.message().event());
        }
        if (deceased) {
            current.forEach(row -> service.stopOutreach(permitted, row));
        }
    }

    private static boolean isDeceased(Message message) {
        return message.person()
                .filter(Patient::hasDeceased)
                .filter(person -> !(person.getDeceased() instanceof BooleanType alive && !alive.booleanValue()))
                .isPresent();
    }
}
