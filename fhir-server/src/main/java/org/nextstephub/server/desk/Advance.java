package org.nextstephub.server.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.server.pathway.State;

/**
 * What the desk asks of a referral's task.
 *
 * @param to the state it should be in
 * @param reason code of {@code ns-status-reason}, where the state has more than one
 * @param date for an overlap its planned end, for a completed transition the day on which the clinical service ended
 * @param agreedWithPerson that it was talked over with the person; needed from the introduction on
 * @param requested what the agency is asked for, codes of {@code ns-task-io}, when it waits for information
 * @param version the version of the task that the desk has read
 */
record Advance(
        State to,
        Optional<String> reason,
        Optional<LocalDate> date,
        boolean agreedWithPerson,
        List<String> requested,
        String version) {

    Advance {
        requested = List.copyOf(requested);
    }

    boolean asksForInformation() {
        return to.business().equals("awaiting-information");
    }

    boolean isUnderWay() {
        return to.status() == TaskStatus.INPROGRESS || to.status() == TaskStatus.COMPLETED;
    }
}
