package org.nextstephub.server.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.pathway.PathwayStep;
import org.nextstephub.server.pathway.ReferralCodes;

/** The desk's own tasks beside a referral (profile {@code nextstep-internal-task}); no agency ever sees one. */
final class InternalTask {

    private static final String PROFILE = Canonical.profile("nextstep-internal-task");
    private static final String CODES = Canonical.codeSystem("ns-task-code");
    private static final String CHECKLIST = "transition-checklist";
    private static final String WATCH = "continuity-watch";

    private InternalTask() {}

    /** The checklist of a transition: one for each accepted referral, on which steps are ticked off as they are done. */
    static Task checklist(Task main, Instant now) {
        return of(main, CHECKLIST, now).setStatus(TaskStatus.INPROGRESS);
    }

    /** Ticks a step off; false when it was. */
    static boolean tick(Task checklist, PathwayStep step, Instant now) {
        boolean done = checklist.getOutput().stream()
                .anyMatch(output -> step.code().equals(output.getValue().primitiveValue()));
        if (!done) {
            checklist.addOutput().setType(ReferralCodes.io("step-done")).setValue(new CodeType(step.code()));
            checklist.setLastModified(Date.from(now));
        }
        return !done;
    }

    /** Something that somebody should look at. */
    static Task watch(Task main, WatchReason reason, Optional<LocalDate> clinicalEnd, LocalDate actBy, Instant now) {
        Task watch = of(main, WATCH, now)
                .setStatus(TaskStatus.REQUESTED)
                .setPriority(reason.urgent() ? Task.TaskPriority.URGENT : Task.TaskPriority.ROUTINE)
                .setReasonCode(
                        new CodeableConcept(new Coding(Canonical.codeSystem("ns-watch-reason"), reason.code(), null)));
        watch.getRestriction().getPeriod().setEndElement(new DateTimeType(actBy.toString()));
        clinicalEnd.ifPresent(end ->
                watch.addInput().setType(ReferralCodes.io("clinical-end-date")).setValue(new DateType(end.toString())));
        return watch;
    }

    private static Task of(Task main, String code, Instant now) {
        Task task = new Task();
        task.getMeta().addProfile(PROFILE).addSecurity(new Coding(Canonical.CONFIDENTIALITY, "R", null));
        return task.addPartOf(new Reference("Task/" + main.getIdElement().getIdPart()))
                .setIntent(Task.TaskIntent.ORDER)
                .setCode(new CodeableConcept(new Coding(CODES, code, null)))
                .setFocus(main.getFocus().copy())
                .setFor(main.getFor().copy())
                .setAuthoredOn(Date.from(now))
                .setLastModified(Date.from(now))
                .setOwner(main.getOwner().copy());
    }

    static boolean isOpenChecklist(Task task) {
        return isOf(task, CHECKLIST) && task.getStatus() == TaskStatus.INPROGRESS;
    }

    static boolean isWatch(Task task) {
        return isOf(task, WATCH);
    }

    private static boolean isOf(Task task, String code) {
        return task.getMeta().hasProfile(PROFILE)
                && code.equals(task.getCode().getCodingFirstRep().getCode());
    }
}
