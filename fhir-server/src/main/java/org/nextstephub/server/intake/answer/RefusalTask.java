package org.nextstephub.server.intake.answer;

import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Notice;
import org.nextstephub.profiles.Placer;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.intake.message.Normaliser;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Refused;
import org.nextstephub.server.pathway.ReferralCodes;
import org.nextstephub.server.pathway.ReferralNumbers;
import org.springframework.stereotype.Component;

/** What a refusal asks of the sender, as a task; carries no person and is never stored. */
@Component
class RefusalTask {

    private final Clock clock;

    RefusalTask(Clock clock) {
        this.clock = clock;
    }

    /** Empty where there is nothing that the sender could do about its referral. */
    Optional<Task> of(Refused refused) {
        Optional<Decision> decision = refused.reason().decision();
        Optional<Placer> placer = refused.context().placer();
        if (refused.reason() == Reason.OK || decision.isEmpty() || placer.isEmpty()) {
            return Optional.empty();
        }
        Date now = Date.from(clock.instant());
        Task task = new Task();
        task.addBasedOn(ReferralNumbers.basedOn(
                        placer.get().system(), placer.get().value()))
                .setIntent(Task.TaskIntent.ORDER)
                .setAuthoredOn(now)
                .setLastModified(now);
        if (refused.reason()
                .issue()
                .filter(Issue.AGREEMENT_NOT_IN_FORCE::equals)
                .isPresent()) {
            return Optional.of(rejected(task, refused)
                    .setStatusReason(ReferralCodes.statusReason("agreement-not-in-force"))
                    .setBusinessStatus(ReferralCodes.businessStatus("awaiting-agreement")));
        }
        return Optional.of(
                decision.get() == Decision.DENY
                        ? rejected(task, refused).setStatusReason(ReferralCodes.statusReason("not-taken-up"))
                        : asking(task, refused));
    }

    private static Task asking(Task task, Refused refused) {
        task.setStatus(TaskStatus.REQUESTED)
                .setBusinessStatus(ReferralCodes.businessStatus("awaiting-consent"))
                .setCode(new CodeableConcept(
                        new Coding(Canonical.TASK_OUTCOME, "request-for-information-for-requester", null)))
                .setDescription(asked(refused))
                .setRequester(Normaliser.partner(Canonical.PSSEO))
                .setOwner(Normaliser.partner(refused.context().partner()));
        task.addInput().setType(ReferralCodes.io("requested-item")).setValue(ReferralCodes.io("consent"));
        return task;
    }

    /** What the sender can do: send a consent, or mend the element that cannot be judged. */
    private static String asked(Refused refused) {
        String language = refused.context().language();
        if (refused.reason().decision().filter(Decision.NO_CONSENT::equals).isPresent()) {
            return Notice.CONSENT_NEEDED.text(language);
        }
        Notice notice = refused.reason() == Reason.CONSENT_NOT_UNDERSTOOD
                ? Notice.EXPRESS_LIMITS_IN_CODES
                : Notice.CONSENT_NEEDED;
        return "%s (%s). %s"
                .formatted(
                        refused.reason().text(language), String.join(", ", refused.elements()), notice.text(language));
    }

    private static Task rejected(Task task, Refused refused) {
        task.getMeta().addProfile(Canonical.profile("nextstep-partner-task"));
        return task.setStatus(TaskStatus.REJECTED)
                .setGroupIdentifier(null)
                .setCode(new CodeableConcept()
                        .addCoding(new Coding(Canonical.TASK_CODE, "fulfill", null))
                        .addCoding(new Coding(Canonical.TASK_OUTCOME, "process-request", null)))
                .setRequester(Normaliser.partner(refused.context().partner()))
                .setOwner(Normaliser.partner(Canonical.PSSEO));
    }
}
