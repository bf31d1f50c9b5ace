package org.nextstephub.server.pathway;

import java.util.Optional;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** What a task has led to, by code of {@code ns-task-io}. */
final class TaskOutputs {

    private TaskOutputs() {}

    static Optional<Type> find(Task task, String type) {
        return task.getOutput().stream()
                .filter(output -> isOfType(output, type))
                .map(Task.TaskOutputComponent::getValue)
                .findFirst();
    }

    static void set(Task task, String type, Type value) {
        task.getOutput().removeIf(output -> isOfType(output, type));
        task.addOutput().setType(ReferralCodes.io(type)).setValue(value);
    }

    static boolean isOfType(Task.TaskOutputComponent output, String type) {
        return type.equals(output.getType().getCodingFirstRep().getCode());
    }
}
