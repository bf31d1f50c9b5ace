package org.nextstephub.server.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.store.ReferralRows.Placer;

/** The Task by which PSSEO works a referral (profile {@code nextstep-referral-task}), and what its sender sees of it. */
final class ReferralTask {

    private static final int RESPOND_WITHIN_DAYS = 7;

    private ReferralTask() {}

    /** The task of a referral that was just permitted: requested, waiting for review. */
    static Task requested(
            String filler,
            String referral,
            String person,
            String agency,
            String peer,
            Contract agreement,
            Instant now) {
        Task task = new Task();
        task.getMeta()
                .addProfile(Canonical.profile("nextstep-referral-task"))
                .addSecurity(new Coding(Canonical.CONFIDENTIALITY, "R", null));
        task.addExtension(
                Canonical.EXT_PATHWAY_STEP,
                new CodeableConcept(new Coding(Canonical.codeSystem("ns-pathway-step"), "make-referral", null)));
        task.setGroupIdentifier(filler(filler))
                .addBasedOn(new Reference(referral))
                .setFocus(new Reference(referral))
                .setStatus(TaskStatus.REQUESTED)
                .setBusinessStatus(businessStatus("awaiting-review"))
                .setIntent(Task.TaskIntent.ORDER)
                .setCode(new CodeableConcept()
                        .addCoding(new Coding(Canonical.TASK_CODE, "fulfill", null))
                        .addCoding(new Coding(Canonical.TASK_OUTCOME, "process-request", null)))
                .setFor(new Reference(person))
                .setRequester(new Reference(agency))
                .setOwner(new Reference(peer))
                .setAuthoredOn(Date.from(now))
                .setLastModified(Date.from(now));
        LocalDate answerBy = LocalDate.ofInstant(now, TimeSpan.TORONTO).plusDays(respondWithinDays(agreement));
        task.getRestriction().getPeriod().setEndElement(new DateTimeType(answerBy.toString()));
        return task;
    }

    private static int respondWithinDays(Contract agreement) {
        return Optional.ofNullable(agreement.getExtensionByUrl(Canonical.EXT_AGREEMENT_TERMS))
                .map(terms -> terms.getExtensionByUrl("respondWithinDays"))
                .map(days -> ((PrimitiveType<?>) days.getValue()).getValueAsString())
                .map(Integer::parseInt)
                .orElse(RESPOND_WITHIN_DAYS);
    }

    /** Ends the task before the peer relationship has begun. */
    static void cancel(Task task, String reason, String state, Instant now) {
        task.setStatus(TaskStatus.CANCELLED)
                .setStatusReason(statusReason(reason))
                .setBusinessStatus(businessStatus(state))
                .setLastModified(Date.from(now));
    }

    /** Whether the referral may still be cancelled by its sender alone. */
    static boolean isBeforeIntroduction(Task task) {
        return switch (task.getStatus()) {
            case REQUESTED, RECEIVED, ACCEPTED, ONHOLD -> true;
            default -> false;
        };
    }

    static boolean isOver(Task task) {
        return switch (task.getStatus()) {
            case REJECTED, COMPLETED, CANCELLED, ENTEREDINERROR -> true;
            default -> false;
        };
    }

    /**
     * The only form in which an agency sees the task: no person, no free text, no peer supporter. Shows the last state
     * whose fact may travel without a share-back consent: received, accepted, not accepted, closed.
     */
    static Task partnerView(Task task, Placer placer, String partner) {
        Task view = new Task();
        view.getMeta().addProfile(Canonical.profile("nextstep-partner-task"));
        view.setGroupIdentifier(task.getGroupIdentifier())
                .addBasedOn(basedOn(placer))
                .setIntent(Task.TaskIntent.ORDER)
                .setCode(task.getCode())
                .setAuthoredOnElement(task.getAuthoredOnElement())
                .setLastModifiedElement(task.getLastModifiedElement())
                .setRequester(Normaliser.partner(partner))
                .setOwner(Normaliser.partner(Canonical.PSSEO));
        switch (task.getStatus()) {
            case REJECTED -> view.setStatus(TaskStatus.REJECTED).setStatusReason(statusReason("not-taken-up"));
            case CANCELLED -> view.setStatus(TaskStatus.CANCELLED).setStatusReason(outward(task));
            case COMPLETED -> view.setStatus(TaskStatus.COMPLETED);
            case ACCEPTED, INPROGRESS ->
                view.setStatus(TaskStatus.ACCEPTED).setBusinessStatus(businessStatus("awaiting-introduction"));
            default -> view.setStatus(TaskStatus.REQUESTED).setBusinessStatus(businessStatus("awaiting-review"));
        }
        return view;
    }

    private static CodeableConcept outward(Task task) {
        String reason = task.getStatusReason().getCodingFirstRep().getCode();
        return statusReason(
                switch (reason == null ? "" : reason) {
                    case "withdrawn-by-sender", "recorded-in-error" -> reason;
                    case "person-declined" -> "not-taken-up";
                    default -> "closed";
                });
    }

    static Reference basedOn(Placer placer) {
        return new Reference()
                .setType("ServiceRequest")
                .setIdentifier(new Identifier().setSystem(placer.system()).setValue(placer.value()));
    }

    static Identifier filler(String number) {
        return new Identifier().setSystem(Canonical.REFERRAL).setValue(number);
    }

    static CodeableConcept businessStatus(String code) {
        return new CodeableConcept(new Coding(Canonical.codeSystem("ns-business-status"), code, null));
    }

    static CodeableConcept statusReason(String code) {
        return new CodeableConcept(new Coding(Canonical.codeSystem("ns-status-reason"), code, null));
    }

    static Task.ParameterComponent consentInput(String consent) {
        return new Task.ParameterComponent(
                new CodeableConcept(new Coding(Canonical.codeSystem("ns-task-io"), "consent", null)),
                new Reference(consent));
    }

    static ServiceRequest addFiller(ServiceRequest referral, String number) {
        referral.addIdentifier(
                filler(number).setType(new CodeableConcept(new Coding(Canonical.IDENTIFIER_TYPE, "FILL", null))));
        return referral;
    }
}
