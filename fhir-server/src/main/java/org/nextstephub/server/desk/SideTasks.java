package org.nextstephub.server.desk;

import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.pathway.CancellationWish;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.pathway.Requests;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Ends a task that lies beside a referral: a question, a wish to cancel, an item of the continuity watch. */
@Component
class SideTasks {

    private static final Set<TaskStatus> OF_A_QUESTION = EnumSet.of(TaskStatus.COMPLETED, TaskStatus.CANCELLED);
    private static final Set<TaskStatus> OF_A_WISH =
            EnumSet.of(TaskStatus.ACCEPTED, TaskStatus.REJECTED, TaskStatus.COMPLETED);

    private final HubStore store;
    private final LockedReferrals referrals;

    SideTasks(HubStore store, LockedReferrals referrals) {
        this.store = store;
        this.referrals = referrals;
    }

    /** Ends a question or a wish to cancel with one of the statuses that it may end with. */
    Task end(Caller desk, Task held, TaskStatus status, String version) {
        Set<TaskStatus> ends = ends(held);
        if (ends.isEmpty()) {
            throw Refusal.transition("The hub keeps this task itself; an item of the watch is ended by $acknowledge");
        }
        if (!ends.contains(status) || held.getStatus() != TaskStatus.REQUESTED) {
            throw Refusal.transition("It is open or ends as one of: "
                    + ends.stream().map(TaskStatus::toCode).sorted().collect(Collectors.joining(", ")));
        }
        return save(desk, held, version, task -> task.setStatus(status));
    }

    private static Set<TaskStatus> ends(Task task) {
        if (Requests.is(task)) {
            return OF_A_QUESTION;
        }
        return CancellationWish.is(task) ? OF_A_WISH : Set.of();
    }

    /** A member of staff has looked at an item of the watch. */
    Task acknowledge(Caller desk, String taskId, Reference by, String reason, String version) {
        Task held = store.find(Task.class, taskId)
                .filter(Worklist::isWatch)
                .filter(task -> !Closed.is(task))
                .orElseThrow(Refusal::notHere);
        if (held.getStatus() != TaskStatus.REQUESTED) {
            throw Refusal.transition("It has ended already");
        }
        return save(desk, held, version, task -> task.setStatus(TaskStatus.COMPLETED)
                .setStatusReason(new CodeableConcept().setText(reason))
                .setOwner(by));
    }

    private Task save(Caller desk, Task held, String version, UnaryOperator<Task> change) {
        return store.inOneTransaction(() -> {
            LockedReferral main = referrals.lockMainOf(held);
            Task now = store.read(Task.class, held.getIdElement().getIdPart());
            if (!version.equals(now.getMeta().getVersionId())) {
                throw Refusal.changedMeanwhile();
            }
            change.apply(now).setLastModified(Date.from(main.now()));
            store.save(
                    List.of(now),
                    WritePermit.ofPeerWork(main.standing(), now.getIdElement().getIdPart()));
            store.record(PeerWorkAudit.written(desk, "Patient/" + main.patientId(), now, main.now()));
            return now;
        });
    }
}
