package org.nextstephub.server.pathway;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Notice;

/** A question to the agency beside the referral's task (profile {@code nextstep-rfi-task}). */
public final class Requests {

    private static final String PROFILE = Canonical.profile("nextstep-rfi-task");

    private Requests() {}

    /** @param items what is asked for, codes of {@code ns-task-io} */
    public static Task open(Task main, List<String> items, Instant now) {
        Task request = new Task();
        request.getMeta().addProfile(PROFILE).addSecurity(new Coding(Canonical.CONFIDENTIALITY, "R", null));
        request.addBasedOn(main.getFocus().copy())
                .addPartOf(new Reference("Task/" + main.getIdElement().getIdPart()))
                .setStatus(TaskStatus.REQUESTED)
                .setBusinessStatus(ReferralCodes.businessStatus("awaiting-information"))
                .setIntent(Task.TaskIntent.ORDER)
                .setCode(new CodeableConcept(
                        new Coding(Canonical.TASK_OUTCOME, "request-for-information-for-requester", null)))
                .setDescription(Notice.INFORMATION_NEEDED.text("en"))
                .setFocus(main.getFocus().copy())
                .setFor(main.getFor().copy())
                .setAuthoredOn(Date.from(now))
                .setLastModified(Date.from(now))
                .setRequester(main.getOwner().copy())
                .setOwner(main.getRequester().copy());
        items.forEach(item ->
                request.addInput().setType(ReferralCodes.io("requested-item")).setValue(ReferralCodes.io(item)));
        return request;
    }

    public static boolean is(Task task) {
        return task.getMeta().hasProfile(PROFILE);
    }

    public static boolean isOpen(Task task) {
        return is(task) && task.getStatus() == TaskStatus.REQUESTED;
    }

    /** Answered, or no longer asked. */
    public static Task end(Task request, TaskStatus status, Instant now) {
        return request.setStatus(status).setLastModified(Date.from(now));
    }
}
