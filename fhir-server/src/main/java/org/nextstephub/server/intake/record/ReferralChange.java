package org.nextstephub.server.intake.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Issue;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Permitted;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.Remark;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.record.writer.ReferralWriter;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Row;
import org.springframework.stereotype.Component;

/** A new version of a referral that is held, unless it says nothing new, or something older. */
@Component
class ReferralChange {

    private final HubStore store;
    private final ReferralRows rows;
    private final ContentHash hash;
    private final ReferralWriter writer;
    private final Acceptance acceptance;
    private final FollowUp followUp;

    ReferralChange(
            HubStore store,
            ReferralRows rows,
            ContentHash hash,
            ReferralWriter writer,
            Acceptance acceptance,
            FollowUp followUp) {
        this.store = store;
        this.rows = rows;
        this.hash = hash;
        this.writer = writer;
        this.acceptance = acceptance;
        this.followUp = followUp;
    }

    IntakeOutcome keep(Permitted permitted, Row row, List<Remark> remarks) {
        Arrival arrival = permitted.arrival();
        Message message = arrival.message();
        String agreement = permitted.receipt().agreement();
        if (permitted.patientId().filter(row.patientId()::equals).isEmpty()) {
            return arrival.refused(ofAnother(message), agreement, "ServiceRequest.identifier");
        }
        if (row.cancelled()) {
            return arrival.refused(Issue.CANCELLED, agreement, "ServiceRequest.identifier");
        }
        Task task = store.read(Task.class, row.taskId());
        String sha256 = hash.of(message);
        if (sha256.equals(row.contentSha256())) {
            remarks.add(new Remark(Issue.ALREADY_KNOWN, "ServiceRequest"));
            return acceptance.of(arrival, task, remarks, permitted.receipt());
        }
        if (message.event() == Event.ADD && !arrival.partner().treatsKnownReferralAsUpdate()) {
            return arrival.refused(Issue.REF_CONFLICT, agreement, "ServiceRequest.identifier");
        }
        Instant eventTime = EventTime.of(message.bundle(), permitted.now());
        if (eventTime.isBefore(row.eventTime())) {
            remarks.add(new Remark(Issue.STALE, "Bundle.timestamp"));
            return acceptance.of(arrival, task, remarks, permitted.receipt());
        }
        if (message.event() == Event.ADD) {
            remarks.add(new Remark(Issue.CHANGED, "ServiceRequest.identifier"));
        }
        ServiceRequest before = store.read(ServiceRequest.class, row.serviceRequestId());
        ServiceRequest after = writer.writeChange(permitted, before.copy(), remarks);
        rows.changed(arrival.partner().code(), row.placer(), sha256, eventTime, false);
        requestChanged(row, task, before, after, permitted);
        return acceptance.of(arrival, task, remarks, permitted.receipt());
    }

    /** A hold that the sender asks for, an end that came nearer, a request that was closed before the introduction. */
    private void requestChanged(Row row, Task task, ServiceRequest before, ServiceRequest after, Permitted permitted) {
        String partner = permitted.arrival().partner().code();
        Optional<Task> moved = SenderChange.apply(task, before, after, permitted.now());
        moved.ifPresent(changed -> store.save(
                List.of(changed),
                WritePermit.of(permitted.decision(), permitted.receipt().number())));
        SenderChange.notes(task, before, after).forEach(reason -> followUp.note(task, reason));
        followUp.changed(partner, row, moved.orElse(task), permitted.now());
    }

    /** Who sends a new referral under a number that another person's has learns that it is used; no change finds it. */
    private static Issue ofAnother(Message message) {
        return message.event() == Event.ADD ? Issue.REF_CONFLICT : Issue.UNKNOWN_REFERRAL;
    }
}
