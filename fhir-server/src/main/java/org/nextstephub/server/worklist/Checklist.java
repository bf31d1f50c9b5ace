package org.nextstephub.server.worklist;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.server.pathway.PathwayStep;
import org.nextstephub.server.pathway.State;

/** The checklist of a transition: begun when the referral is accepted, ticked off as far as its steps were reached. */
final class Checklist {

    private Checklist() {}

    /** The checklist as it is now; empty when nothing of it has changed. */
    static Optional<Task> of(Task main, List<Task> beside, Instant now) {
        Optional<Task> open =
                beside.stream().filter(InternalTask::isOpenChecklist).findFirst();
        if (open.isEmpty()) {
            return main.getStatus() == TaskStatus.ACCEPTED
                    ? Optional.of(InternalTask.checklist(main, now))
                    : Optional.empty();
        }
        Task checklist = open.get();
        boolean ticked = PathwayStep.of(State.of(main)).stream()
                .filter(step -> step.compareTo(PathwayStep.PEER_INTRODUCTION) >= 0)
                .anyMatch(step -> InternalTask.tick(checklist, step, now));
        if (main.getStatus() == TaskStatus.COMPLETED) {
            checklist.setStatus(TaskStatus.COMPLETED).setLastModified(Date.from(now));
            return open;
        }
        return ticked ? open : Optional.empty();
    }
}
