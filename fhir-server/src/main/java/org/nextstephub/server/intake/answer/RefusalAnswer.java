package org.nextstephub.server.intake.answer;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.intake.outcome.Fault;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Faulted;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Refused;
import org.springframework.stereotype.Component;

/** The outcome of what was not stored, as FHIR. Nothing of the sender's message is repeated but its own ids. */
@Component
public class RefusalAnswer {

    private final AnswerMessage message;
    private final RefusalTask tasks;

    RefusalAnswer(AnswerMessage message, RefusalTask tasks) {
        this.message = message;
        this.tasks = tasks;
    }

    /** The answer to a message that was not stored, as a message. */
    public Bundle notStored(IntakeOutcome outcome) {
        ResponseType type =
                outcome instanceof IntakeOutcome.Unavailable ? ResponseType.TRANSIENTERROR : ResponseType.FATALERROR;
        Optional<Task> task = outcome instanceof Refused refused ? tasks.of(refused) : Optional.empty();
        return message.of(outcome.context(), type, outcome(outcome), task);
    }

    /** The same outcome as an OperationOutcome alone, for transactions and strict senders. */
    public OperationOutcome outcome(IntakeOutcome outcome) {
        if (outcome instanceof Refused refused) {
            return refusal(refused);
        }
        if (outcome instanceof Invalid invalid) {
            return faults(invalid);
        }
        if (outcome instanceof Faulted faulted) {
            return fault(faulted);
        }
        OperationOutcome unavailable = AnswerIssues.outcome("");
        unavailable
                .addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.TRANSIENT)
                .setDetails(AnswerIssues.details(
                        Optional.of(Issue.RETRY),
                        Optional.empty(),
                        Issue.RETRY.text(outcome.context().language())));
        return unavailable;
    }

    private static OperationOutcome fault(Faulted faulted) {
        OperationOutcome outcome = AnswerIssues.outcome(faulted.context().receipt());
        Issue issue = faulted.issue();
        outcome.addIssue()
                .setSeverity(IssueSeverity.FATAL)
                .setCode(issue.type())
                .setDetails(AnswerIssues.details(
                        Optional.of(issue),
                        Optional.of(Reason.INTERNAL),
                        issue.text(faulted.context().language())));
        return outcome;
    }

    private OperationOutcome refusal(Refused refused) {
        OperationOutcome outcome = AnswerIssues.outcome(refused.context().receipt());
        Issue issue = refused.issue().orElse(Issue.CONSENT_REQUIRED);
        Optional<Reason> reason = Optional.of(refused.reason())
                .filter(r -> r != Reason.OK && refused.issue().isPresent());
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(issue.type())
                .setDetails(AnswerIssues.details(Optional.of(issue), reason, text(issue, refused)))
                .setExpression(refused.elements().stream().map(StringType::new).toList());
        return outcome;
    }

    private static String text(Issue issue, Refused refused) {
        String text = issue.text(refused.context().language());
        return refused.advice().isEmpty() ? text : text + ". " + refused.advice();
    }

    private OperationOutcome faults(Invalid invalid) {
        OperationOutcome outcome = AnswerIssues.outcome(invalid.context().receipt());
        for (Fault fault : invalid.faults()) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.ERROR)
                    .setCode(fault.type())
                    .setDetails(AnswerIssues.details(fault.issue(), Optional.of(invalid.reason()), fault.text()))
                    .setExpression(AnswerIssues.expression(fault.element()));
        }
        return outcome;
    }
}
