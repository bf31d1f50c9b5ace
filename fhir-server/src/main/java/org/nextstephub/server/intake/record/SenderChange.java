package org.nextstephub.server.intake.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.server.pathway.ClinicalService;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.State;
import org.nextstephub.server.worklist.WatchReason;

/** What a change of the agency's request means for the task, which is peer support's. */
final class SenderChange {

    private static final String HELD = "held-by-sender";

    /** An end that moves by less is not worth a look. */
    private static final int DAYS_EARLIER = 7;

    private SenderChange() {}

    /** The task put on hold at the sender's wish, or taken up again; empty when that is not what changed. */
    static Optional<Task> apply(Task task, ServiceRequest before, ServiceRequest after, Instant now) {
        boolean holds = after.getStatus() == ServiceRequestStatus.ONHOLD && before.getStatus() != after.getStatus();
        boolean resumes = before.getStatus() == ServiceRequestStatus.ONHOLD && before.getStatus() != after.getStatus();
        if (holds && ReferralTask.isBeforeIntroduction(task) && task.getStatus() != TaskStatus.ONHOLD) {
            return Optional.of(
                    ReferralTask.move(task.copy(), new State(TaskStatus.ONHOLD, HELD), Optional.of(HELD), now));
        }
        if (resumes && State.of(task).equals(new State(TaskStatus.ONHOLD, HELD))) {
            return Optional.of(ReferralTask.move(task.copy(), reached(task), Optional.empty(), now));
        }
        return Optional.empty();
    }

    private static State reached(Task task) {
        return ReferralTask.reached(task) == TaskStatus.ACCEPTED
                ? new State(TaskStatus.ACCEPTED, "awaiting-introduction")
                : new State(TaskStatus.RECEIVED, "awaiting-review");
    }

    /** What happened that somebody at the desk should know. */
    static List<WatchReason> notes(Task task, ServiceRequest before, ServiceRequest after) {
        List<WatchReason> notes = new ArrayList<>();
        boolean closed = after.getStatus() == ServiceRequestStatus.COMPLETED && before.getStatus() != after.getStatus();
        if (closed && ReferralTask.introducedOn(task).isEmpty()) {
            notes.add(WatchReason.SENDER_CLOSED_EARLY);
        }
        Optional<LocalDate> was = ClinicalService.of(before).end();
        Optional<LocalDate> is = ClinicalService.of(after).end();
        if (was.isPresent() && is.isPresent() && ChronoUnit.DAYS.between(is.get(), was.get()) >= DAYS_EARLIER) {
            notes.add(WatchReason.END_DATE_MOVED_EARLIER);
        }
        return notes;
    }
}
