package org.nextstephub.server.intake.answer;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Notice;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.outcome.AnswerContext;
import org.nextstephub.server.intake.outcome.StoredView;
import org.nextstephub.server.store.rows.Receipts.Receipt;
import org.springframework.stereotype.Component;

/** The answer to what was accepted, as FHIR: a message that answers a message, a transaction response, or Parameters. */
@Component
public class FhirAnswer {

    private final AnswerMessage message;

    FhirAnswer(AnswerMessage message) {
        this.message = message;
    }

    /** The answer to an accepted message: the task as its sender may see it, and remarks. */
    public Bundle accepted(Arrival arrival, StoredView view) {
        OperationOutcome outcome = AnswerIssues.outcome(view.receipt());
        if (view.remarks().isEmpty()) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.INFORMATION)
                    .setCode(IssueType.INFORMATIONAL)
                    .setDetails(new CodeableConcept()
                            .setText(Notice.REFERRAL_RECEIVED.text(
                                    arrival.partner().language())));
        }
        view.remarks().stream().distinct().forEach(remark -> outcome.addIssue()
                .setSeverity(isNotice(remark.issue()) ? IssueSeverity.INFORMATION : IssueSeverity.WARNING)
                .setCode(remark.issue().type())
                .setDetails(AnswerIssues.details(
                        Optional.of(remark.issue()),
                        Optional.empty(),
                        remark.issue().text(arrival.partner().language())))
                .setExpression(AnswerIssues.expression(remark.element())));
        AnswerContext context = arrival.context();
        return arrival.message().isTransaction()
                ? transactionResponse(arrival, outcome, view.task())
                : message.of(
                        context,
                        ResponseType.OK,
                        outcome,
                        Optional.of(shown(view)).filter(Task::hasStatus));
    }

    /** In the test lane nothing is kept, and so the task has no address. */
    private static Task shown(StoredView view) {
        boolean test = view.remarks().stream().anyMatch(remark -> remark.issue() == Issue.TEST_LANE);
        Task task = view.task();
        if (test) {
            task = task.copy();
            task.setId((String) null);
        }
        return task;
    }

    /** The answer to a withdrawal: the same for somebody known and somebody unknown. */
    public OperationOutcome withdrawn(String receipt) {
        OperationOutcome outcome = AnswerIssues.outcome(receipt);
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(Issue.WITHDRAWN.type())
                .setDetails(
                        AnswerIssues.details(Optional.of(Issue.WITHDRAWN), Optional.empty(), Issue.WITHDRAWN.text()));
        return outcome;
    }

    /** The answer to a consent that is kept: what it lets happen now, and where it is. */
    public Parameters filed(Arrival arrival, ConsentDecision decision, Receipt receipt, String consent) {
        String language = arrival.partner().language();
        OperationOutcome outcome = AnswerIssues.outcome(receipt.number());
        OperationOutcome.OperationOutcomeIssueComponent said = outcome.addIssue();
        if (decision.permitted()) {
            said.setSeverity(IssueSeverity.INFORMATION)
                    .setCode(IssueType.INFORMATIONAL)
                    .setDetails(new CodeableConcept().setText(Notice.CONSENT_RECORDED.text(language)));
        } else {
            Issue issue = decision.reason().issue().orElseThrow();
            said.setSeverity(IssueSeverity.WARNING)
                    .setCode(issue.type())
                    .setDetails(AnswerIssues.details(
                            Optional.of(issue), Optional.of(decision.reason()), issue.text(language)));
        }
        if (receipt.test()) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.INFORMATION)
                    .setCode(Issue.TEST_LANE.type())
                    .setDetails(AnswerIssues.details(
                            Optional.of(Issue.TEST_LANE), Optional.empty(), Issue.TEST_LANE.text(language)));
        }
        Parameters answer = new Parameters();
        answer.addParameter("decision", new CodeType(decision.decision().code()));
        answer.addParameter("consent", new Reference("Consent/" + consent));
        answer.addParameter().setName("outcome").setResource(outcome);
        return answer;
    }

    /** The answer to a withdrawn consent that is filed: it is the person's no, and nothing else is taken. */
    public Parameters filedNo(Receipt receipt) {
        Parameters answer = new Parameters();
        answer.addParameter("decision", new CodeType(Decision.DENY.code()));
        answer.addParameter().setName("outcome").setResource(withdrawn(receipt.number()));
        return answer;
    }

    private static boolean isNotice(Issue issue) {
        return switch (issue) {
            case ALREADY_KNOWN, CHANGED, WITHDRAWN, CANCEL_ASKED, CLOSED, TEST_LANE -> true;
            default -> false;
        };
    }

    /** One entry for each that was sent; the referral's entry shows the task, for nobody may read the rest back. */
    private static Bundle transactionResponse(Arrival arrival, OperationOutcome outcome, Task task) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
        arrival.message().bundle().getEntry().forEach(sent -> {
            Bundle.BundleEntryComponent entry = bundle.addEntry();
            entry.getResponse().setStatus("201 Created");
            if (sent.getResource().fhirType().equals("ServiceRequest")) {
                entry.setResource(task).getResponse().setOutcome(outcome);
            }
        });
        return bundle;
    }
}
