package org.nextstephub.server.intake.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.intake.gate.Permitted;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.State;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Row;
import org.nextstephub.server.worklist.WatchReason;
import org.springframework.stereotype.Component;

/** What a feed tells that changes a referral: about the clinical service, or that the person has died. */
@Component
class ServiceNews {

    private final HubStore store;
    private final ReferralRows rows;
    private final FollowUp followUp;

    ServiceNews(HubStore store, ReferralRows rows, FollowUp followUp) {
        this.store = store;
        this.rows = rows;
        this.followUp = followUp;
    }

    /** The clinical service has ended, goes on, or a visit that was to end it was cancelled. */
    void change(Permitted permitted, Row row, Instant eventTime) {
        Message message = permitted.arrival().message();
        ServiceRequest referral = store.read(ServiceRequest.class, row.serviceRequestId());
        boolean changed =
                switch (message.event()) {
                    case SERVICE_ENDED -> ServiceDates.end(referral, ServiceDates.endedOn(message, eventTime));
                    case SERVICE_RESUMED -> ServiceDates.resume(referral);
                    case VISIT_CANCELLED -> ServiceDates.forget(referral, visit(message));
                    default -> throw new IllegalStateException("tells nothing of a service: " + message.event());
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
            followUp.note(row, WatchReason.SENDER_NOTE);
        }
        followUp.changed(partner, row, task, permitted.now());
    }

    private static List<Identifier> visit(Message message) {
        return message.first(Encounter.class).map(Encounter::getIdentifier).orElse(List.of());
    }

    /** Puts a referral on hold so that nobody is called until the desk has looked; that a person died is not stored. */
    void stopOutreach(Permitted permitted, Row row) {
        Task task = store.read(Task.class, row.taskId());
        State waiting = new State(TaskStatus.ONHOLD, "awaiting-information");
        if (ReferralTask.isOver(task) || State.of(task).equals(waiting)) {
            return;
        }
        ReferralTask.move(task, waiting, Optional.of("information-needed"), permitted.now());
        store.update(
                List.of(task),
                WritePermit.of(permitted.decision(), permitted.receipt().number()));
        followUp.note(row, WatchReason.SENDER_NOTE);
        followUp.changed(permitted.arrival().partner().code(), row, task, permitted.now());
    }
}
