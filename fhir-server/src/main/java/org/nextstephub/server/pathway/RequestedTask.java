package org.nextstephub.server.pathway;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;

/** The task with which peer support's work on a referral begins. */
public final class RequestedTask {

    private RequestedTask() {}

    /** The task of a referral that was just permitted: requested, waiting for review. */
    public static Task of(
            String filler,
            String referral,
            String person,
            String agency,
            String peer,
            Contract agreement,
            Instant now) {
        Task task = new Task();
        task.getMeta().addProfile(ReferralTask.PROFILE).addSecurity(new Coding(Canonical.CONFIDENTIALITY, "R", null));
        task.setGroupIdentifier(ReferralNumbers.filler(filler))
                .addBasedOn(new Reference(referral))
                .setFocus(new Reference(referral))
                .setIntent(Task.TaskIntent.ORDER)
                .setCode(new CodeableConcept()
                        .addCoding(new Coding(Canonical.TASK_CODE, "fulfill", null))
                        .addCoding(new Coding(Canonical.TASK_OUTCOME, "process-request", null)))
                .setFor(new Reference(person))
                .setRequester(new Reference(agency))
                .setOwner(new Reference(peer))
                .setAuthoredOnElement(ReferralTask.moment(now));
        LocalDate answerBy = LocalDate.ofInstant(now, TimeSpan.TORONTO)
                .plusDays(AgreementTerms.of(agreement).respondWithinDays());
        task.getRestriction().getPeriod().setEndElement(new DateTimeType(answerBy.toString()));
        return ReferralTask.move(task, new State(TaskStatus.REQUESTED, "awaiting-review"), Optional.empty(), now);
    }
}
