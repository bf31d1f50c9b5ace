package org.nextstephub.server.pathway;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.Canonical;

/**
 * The agency's wish to end a referral whose peer relationship has begun (profile {@code nextstep-cancellation-task}): the
 * relationship is the person's to end, so peer support and the person decide.
 */
public final class CancellationWish {

    private static final String PROFILE = Canonical.profile("nextstep-cancellation-task");

    private CancellationWish() {}

    /** @param reason code of {@code ns-status-reason} */
    public static Task of(Task main, String reason, Instant now) {
        Task wish = new Task();
        wish.getMeta().addProfile(PROFILE).addSecurity(new Coding(Canonical.CONFIDENTIALITY, "R", null));
        return wish.setStatus(TaskStatus.REQUESTED)
                .setIntent(Task.TaskIntent.ORDER)
                .setCode(new CodeableConcept(new Coding(Canonical.TASK_CODE, "abort", null)))
                .setFocus(new Reference("Task/" + main.getIdElement().getIdPart()))
                .setFor(main.getFor().copy())
                .setAuthoredOn(Date.from(now))
                .setLastModified(Date.from(now))
                .setRequester(main.getRequester().copy())
                .setOwner(main.getOwner().copy())
                .setReasonCode(ReferralCodes.statusReason(reason));
    }

    public static boolean is(Task task) {
        return task.getMeta().hasProfile(PROFILE);
    }

    public static boolean isOpen(Task task) {
        return is(task) && task.getStatus() == TaskStatus.REQUESTED;
    }

    /** Whether it was granted: only then may a begun relationship's referral be cancelled. */
    public static boolean isGranted(Task task) {
        return is(task) && (task.getStatus() == TaskStatus.ACCEPTED || task.getStatus() == TaskStatus.COMPLETED);
    }
}
