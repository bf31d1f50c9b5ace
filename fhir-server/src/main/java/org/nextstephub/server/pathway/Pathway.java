package org.nextstephub.server.pathway;

import static org.hl7.fhir.r4.model.Task.TaskStatus.ACCEPTED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.CANCELLED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.COMPLETED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.ENTEREDINERROR;
import static org.hl7.fhir.r4.model.Task.TaskStatus.INPROGRESS;
import static org.hl7.fhir.r4.model.Task.TaskStatus.ONHOLD;
import static org.hl7.fhir.r4.model.Task.TaskStatus.RECEIVED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.REJECTED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.REQUESTED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * What may follow what: the whole table of a referral's task. Anything that is not here is refused with the list of what
 * may follow. Time, capacity or a missed meeting never moves a task by itself.
 */
public final class Pathway {

    private static final Map<TaskStatus, Set<TaskStatus>> NEXT = Map.of(
            REQUESTED, Set.of(RECEIVED, ACCEPTED, REJECTED, ONHOLD, CANCELLED, ENTEREDINERROR),
            RECEIVED, Set.of(RECEIVED, ACCEPTED, REJECTED, ONHOLD, CANCELLED, ENTEREDINERROR),
            ACCEPTED, Set.of(ACCEPTED, INPROGRESS, ONHOLD, CANCELLED, ENTEREDINERROR),
            INPROGRESS, Set.of(INPROGRESS, ONHOLD, COMPLETED, CANCELLED, ENTEREDINERROR),
            ONHOLD, Set.of(REQUESTED, RECEIVED, ACCEPTED, INPROGRESS, REJECTED, CANCELLED, ENTEREDINERROR),
            REJECTED, Set.of(ENTEREDINERROR),
            COMPLETED, Set.of(ENTEREDINERROR),
            CANCELLED, Set.of(ENTEREDINERROR),
            ENTEREDINERROR, Set.of());

    private static final List<TaskStatus> WAY = List.of(REQUESTED, RECEIVED, ACCEPTED, INPROGRESS);

    private Pathway() {}

    /**
     * Where a task may go next.
     *
     * @param reached how far it had come, for one that is on hold; for another its own status
     * @param endingAgreed whether the sender's wish to end it was granted: only then a begun relationship's task is
     *     cancelled
     */
    public static List<State> next(State from, TaskStatus reached, boolean endingAgreed) {
        List<State> next = new ArrayList<>();
        for (TaskStatus status : TaskStatus.values()) {
            if (NEXT.getOrDefault(from.status(), Set.of()).contains(status)
                    && notBeyond(from, reached, status)
                    && (status != CANCELLED || reached != INPROGRESS || endingAgreed)) {
                Place.withStatus(status).filter(state -> !state.equals(from)).forEach(next::add);
            }
        }
        return next;
    }

    /** From a hold it goes back to where it was, or to before that; it is turned down only before it was accepted. */
    private static boolean notBeyond(State from, TaskStatus reached, TaskStatus to) {
        if (from.status() != ONHOLD) {
            return true;
        }
        if (to == REJECTED) {
            return WAY.indexOf(reached) < WAY.indexOf(ACCEPTED);
        }
        return !WAY.contains(to) || WAY.indexOf(to) <= WAY.indexOf(reached);
    }
}
