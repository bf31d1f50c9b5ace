package org.nextstephub.server.pathway;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;

/** The task by which PSSEO works a referral (profile {@code nextstep-referral-task}). */
public final class ReferralTask {

    public static final String PROFILE = Canonical.profile("nextstep-referral-task");

    private static final String RELATIONSHIP = "peer-relationship";
    private static final String INTRODUCED_ON = "introduction-date";
    private static final String OVERLAP = "overlap-period";

    private ReferralTask() {}

    /** Puts the task into a state that the pathway allows. */
    public static Task move(Task task, State to, Optional<String> reason, Instant now) {
        PathwayStep.of(to).ifPresent(step -> {
            task.getExtension().removeIf(extension -> Canonical.EXT_PATHWAY_STEP.equals(extension.getUrl()));
            task.addExtension(
                    Canonical.EXT_PATHWAY_STEP,
                    new CodeableConcept(new Coding(Canonical.codeSystem("ns-pathway-step"), step.code(), null)));
        });
        return task.setStatus(to.status())
                .setBusinessStatus(ReferralCodes.businessStatus(to.business()))
                .setStatusReason(reason.map(ReferralCodes::statusReason).orElse(null))
                .setLastModifiedElement(moment(now));
    }

    /** With the day in Toronto, which is what reporting sees and searches by. */
    static DateTimeType moment(Instant at) {
        return new DateTimeType(Date.from(at), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone(TimeSpan.TORONTO));
    }

    /** Ends the task before the peer relationship has begun. */
    public static void cancel(Task task, String reason, String business, Instant now) {
        move(task, new State(TaskStatus.CANCELLED, business), Optional.of(reason), now);
    }

    /** Whether it is the main task of a referral, rather than one beside it. */
    public static boolean isMain(Task task) {
        return task.getMeta().hasProfile(PROFILE);
    }

    /** How far the referral has come, also while it is on hold: requested, received, accepted or in progress. */
    public static TaskStatus reached(Task task) {
        if (task.getStatus() != TaskStatus.ONHOLD) {
            return task.getStatus();
        }
        if (relationship(task).isEmpty()) {
            return TaskStatus.RECEIVED;
        }
        return introducedOn(task).isPresent() ? TaskStatus.INPROGRESS : TaskStatus.ACCEPTED;
    }

    /** Whether the referral may still be cancelled by its sender alone. */
    public static boolean isBeforeIntroduction(Task task) {
        return !isOver(task) && reached(task) != TaskStatus.INPROGRESS;
    }

    public static boolean isOver(Task task) {
        return switch (task.getStatus()) {
            case REJECTED, COMPLETED, CANCELLED, ENTEREDINERROR -> true;
            default -> false;
        };
    }

    /** Id of the EpisodeOfCare that the referral led to. */
    public static Optional<String> relationship(Task task) {
        return TaskOutputs.find(task, RELATIONSHIP)
                .map(Reference.class::cast)
                .map(reference -> reference.getReferenceElement().getIdPart());
    }

    public static void setRelationship(Task task, String episode) {
        TaskOutputs.set(task, RELATIONSHIP, new Reference("EpisodeOfCare/" + episode));
    }

    /** The day of the introduction, once it was held. */
    public static Optional<LocalDate> introducedOn(Task task) {
        return TaskOutputs.find(task, INTRODUCED_ON).map(Type::primitiveValue).map(LocalDate::parse);
    }

    public static void setIntroducedOn(Task task, LocalDate day) {
        TaskOutputs.set(task, INTRODUCED_ON, new DateType(day.toString()));
    }

    /** The days on which both services were involved. */
    public static void setOverlap(Task task, LocalDate start, LocalDate end) {
        TaskOutputs.set(
                task,
                OVERLAP,
                new Period()
                        .setStartElement(new DateTimeType(start.toString()))
                        .setEndElement(new DateTimeType(end.toString())));
    }

    /** The last day of the overlap, once the transition is complete. */
    public static Optional<LocalDate> overlapEnd(Task task) {
        return TaskOutputs.find(task, OVERLAP)
                .map(Period.class::cast)
                .flatMap(overlap -> TimeSpan.of(overlap.getEndElement()))
                .map(TimeSpan::localStart);
    }

    /** Results that a partner may be shown with a transition fact. */
    public static void copyShared(Task from, Task view) {
        from.getOutput().stream()
                .filter(output -> TaskOutputs.isOfType(output, INTRODUCED_ON) || TaskOutputs.isOfType(output, OVERLAP))
                .forEach(output -> view.addOutput(output.copy()));
    }

    public static Task.ParameterComponent consentInput(String consent) {
        return new Task.ParameterComponent(ReferralCodes.io("consent"), new Reference(consent));
    }

    /** The request that a task works. */
    public static String referralId(Task task) {
        return task.getFocus().getReferenceElement().getIdPart();
    }

    /** The person that a task is for. */
    public static String personId(Task task) {
        return task.getFor().getReferenceElement().getIdPart();
    }

    static Optional<String> part(Extension extension, String url) {
        return Optional.ofNullable(extension.getExtensionByUrl(url))
                .map(Extension::getValueAsPrimitive)
                .map(value -> value.getValueAsString());
    }
}
