package org.nextstephub.server.pathway;

import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * Where a referral stands.
 *
 * @param status status of its task
 * @param business code of {@code ns-business-status}
 */
public record State(TaskStatus status, String business) {

    public static State of(Task task) {
        return new State(
                task.getStatus(), task.getBusinessStatus().getCodingFirstRep().getCode());
    }

    /** For answers and audit, such as {@code in-progress/introduced}. */
    @Override
    public String toString() {
        return status.toCode() + "/" + business;
    }
}
