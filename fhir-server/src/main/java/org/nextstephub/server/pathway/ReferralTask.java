package org.nextstephub.server.pathway;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
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

    /** The task of a referral that was just permitted: requested, waiting for review. */
    public static Task requested(
            String filler,
            String referral,
            String person,
            String agency,
            String peer,
            Contract agreement,
            Instant now) {
        Task task = new Task();
        task.getMeta().addProfile(PROFILE).addSecurity(new Coding(Canonical.CONFIDENTIALITY, "R", null));
        task.setGroupIdentifier(filler(filler))
                .addBasedOn(new Reference(referral))
                .setFocus(new Reference(referral))
                .setIntent(Task.TaskIntent.ORDER)
                .setCode(new CodeableConcept()
                        .addCoding(new Coding(Canonical.TASK_CODE, "fulfill", null))
                        .addCoding(new Coding(Canonical.TASK_OUTCOME, "process-request", null)))
                .setFor(new Reference(person))
                .setRequester(new Reference(agency))
                .setOwner(new Reference(peer))
                .setAuthoredOnElement(moment(now));
        LocalDate answerBy = LocalDate.ofInstant(now, TimeSpan.TORONTO)
                .plusDays(AgreementTerms.of(agreement).respondWithinDays());
        task.getRestriction().getPeriod().setEndElement(new DateTimeType(answerBy.toString()));
        return move(task, new State(TaskStatus.REQUESTED, "awaiting-review"), Optional.empty(), now);
    }

    /** Puts the task into a state; the table is asked before. */
    public static Task move(Task task, State to, Optional<String> reason, Instant now) {
        PathwayStep.of(to).ifPresent(step -> {
            task.getExtension().removeIf(extension -> Canonical.EXT_PATHWAY_STEP.equals(extension.getUrl()));
            task.addExtension(
                    Canonical.EXT_PATHWAY_STEP,
                    new CodeableConcept(new Coding(Canonical.codeSystem("ns-pathway-step"), step.code(), null)));
        });
        return task.setStatus(to.status())
                .setBusinessStatus(businessStatus(to.business()))
                .setStatusReason(reason.map(ReferralTask::statusReason).orElse(null))
                .setLastModifiedElement(moment(now));
    }

    /** With the day that it is in Toronto: that day is what reporting is told, and searched by. */
    private static DateTimeType moment(Instant at) {
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
        return output(task, RELATIONSHIP)
                .map(Reference.class::cast)
                .map(reference -> reference.getReferenceElement().getIdPart());
    }

    public static void setRelationship(Task task, String episode) {
        setOutput(task, RELATIONSHIP, new Reference("EpisodeOfCare/" + episode));
    }

    /** The day of the introduction, once it was held. */
    public static Optional<LocalDate> introducedOn(Task task) {
        return output(task, INTRODUCED_ON).map(Type::primitiveValue).map(LocalDate::parse);
    }

    public static void setIntroducedOn(Task task, LocalDate day) {
        setOutput(task, INTRODUCED_ON, new DateType(day.toString()));
    }

    /** The days on which both services were involved. */
    public static void setOverlap(Task task, LocalDate start, LocalDate end) {
        setOutput(
                task,
                OVERLAP,
                new Period()
                        .setStartElement(new DateTimeType(start.toString()))
                        .setEndElement(new DateTimeType(end.toString())));
    }

    /** The last day of the overlap, once the transition is complete. */
    public static Optional<LocalDate> overlapEnd(Task task) {
        return output(task, OVERLAP)
                .map(Period.class::cast)
                .flatMap(overlap -> TimeSpan.of(overlap.getEndElement()))
                .map(TimeSpan::localStart);
    }

    /** Results that a partner may be shown with a transition fact. */
    public static void copyShared(Task from, Task view) {
        from.getOutput().stream()
                .filter(output -> isOfType(output, INTRODUCED_ON) || isOfType(output, OVERLAP))
                .forEach(output -> view.addOutput(output.copy()));
    }

    private static Optional<Type> output(Task task, String type) {
        return task.getOutput().stream()
                .filter(output -> isOfType(output, type))
                .map(Task.TaskOutputComponent::getValue)
                .findFirst();
    }

    private static void setOutput(Task task, String type, Type value) {
        task.getOutput().removeIf(output -> isOfType(output, type));
        task.addOutput().setType(io(type)).setValue(value);
    }

    private static boolean isOfType(Task.TaskOutputComponent output, String type) {
        return type.equals(output.getType().getCodingFirstRep().getCode());
    }

    /** By the sender's own number: the only way in which a partner is told which referral it is. */
    public static Reference basedOn(String system, String value) {
        return new Reference()
                .setType("ServiceRequest")
                .setIdentifier(new Identifier().setSystem(system).setValue(value));
    }

    public static Identifier filler(String number) {
        return new Identifier().setSystem(Canonical.REFERRAL).setValue(number);
    }

    public static CodeableConcept businessStatus(String code) {
        return new CodeableConcept(new Coding(Canonical.codeSystem("ns-business-status"), code, null));
    }

    public static CodeableConcept statusReason(String code) {
        return new CodeableConcept(new Coding(Canonical.codeSystem("ns-status-reason"), code, null));
    }

    /** A code of {@code ns-task-io}. */
    public static CodeableConcept io(String code) {
        return new CodeableConcept(new Coding(Canonical.codeSystem("ns-task-io"), code, null));
    }

    public static Task.ParameterComponent consentInput(String consent) {
        return new Task.ParameterComponent(io("consent"), new Reference(consent));
    }

    public static ServiceRequest addFiller(ServiceRequest referral, String number) {
        referral.addIdentifier(
                filler(number).setType(new CodeableConcept(new Coding(Canonical.IDENTIFIER_TYPE, "FILL", null))));
        return referral;
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
