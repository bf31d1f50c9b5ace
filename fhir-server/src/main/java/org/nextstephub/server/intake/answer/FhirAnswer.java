package org.nextstephub.server.intake.answer;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Notice;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.IntakeOutcome;
import org.nextstephub.server.intake.gate.IntakeOutcome.Context;
import org.nextstephub.server.intake.gate.IntakeOutcome.Fault;
import org.nextstephub.server.intake.gate.IntakeOutcome.Faulted;
import org.nextstephub.server.intake.gate.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.gate.IntakeOutcome.Refused;
import org.nextstephub.server.intake.gate.IntakeOutcome.View;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.Normaliser;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.store.rows.Receipts.Receipt;

/**
 * An outcome as FHIR: a message that answers a message, a transaction response, or an OperationOutcome alone. Texts are
 * fixed; nothing of the sender's message is repeated but its own ids.
 */
public final class FhirAnswer {

    private final Clock clock;
    private final String base;

    public FhirAnswer(Clock clock, String base) {
        this.clock = clock;
        this.base = base;
    }

    /** The answer to an accepted message: the task as its sender may see it, and remarks. */
    public Bundle accepted(Arrival arrival, View view) {
        OperationOutcome outcome = outcome(view.receipt());
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
                .setDetails(details(
                        Optional.of(remark.issue()),
                        Optional.empty(),
                        remark.issue().text(arrival.partner().language())))
                .setExpression(expression(remark.element())));
        Context context = arrival.context();
        return arrival.message().isTransaction()
                ? transactionResponse(arrival, outcome, view.task())
                : message(
                        context,
                        ResponseType.OK,
                        outcome,
                        Optional.of(view.task()).filter(Task::hasStatus));
    }

    /** The answer to a withdrawal: the same for somebody known and somebody unknown. */
    public OperationOutcome withdrawn(String receipt) {
        OperationOutcome outcome = outcome(receipt);
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(Issue.WITHDRAWN.type())
                .setDetails(details(Optional.of(Issue.WITHDRAWN), Optional.empty(), Issue.WITHDRAWN.text()));
        return outcome;
    }

    /** The answer to a consent that is kept: what it lets happen now, and where it is. */
    public Parameters filed(Arrival arrival, ConsentDecision decision, Receipt receipt, String consent) {
        String language = arrival.partner().language();
        OperationOutcome outcome = outcome(receipt.number());
        OperationOutcome.OperationOutcomeIssueComponent said = outcome.addIssue();
        if (decision.permitted()) {
            said.setSeverity(IssueSeverity.INFORMATION)
                    .setCode(IssueType.INFORMATIONAL)
                    .setDetails(new CodeableConcept().setText(Notice.CONSENT_RECORDED.text(language)));
        } else {
            Issue issue = decision.reason().issue().orElseThrow();
            said.setSeverity(IssueSeverity.WARNING)
                    .setCode(issue.type())
                    .setDetails(details(Optional.of(issue), Optional.of(decision.reason()), issue.text(language)));
        }
        if (receipt.test()) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.INFORMATION)
                    .setCode(Issue.TEST_LANE.type())
                    .setDetails(
                            details(Optional.of(Issue.TEST_LANE), Optional.empty(), Issue.TEST_LANE.text(language)));
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
            case ALREADY_KNOWN, WITHDRAWN, CANCEL_ASKED, CLOSED, TEST_LANE -> true;
            default -> false;
        };
    }

    private static List<StringType> expression(String element) {
        return element.isEmpty() ? List.of() : List.of(new StringType(element));
    }

    /** The answer to a message that was not stored, as a message. */
    public Bundle notStored(IntakeOutcome outcome) {
        Context context = context(outcome);
        ResponseType type =
                outcome instanceof IntakeOutcome.Unavailable ? ResponseType.TRANSIENTERROR : ResponseType.FATALERROR;
        Optional<Task> task = outcome instanceof Refused refused ? task(refused) : Optional.empty();
        return message(context, type, outcome(outcome), task);
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
        OperationOutcome unavailable = outcome("");
        unavailable
                .addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.TRANSIENT)
                .setDetails(details(
                        Optional.of(Issue.RETRY),
                        Optional.empty(),
                        Issue.RETRY.text(context(outcome).language())));
        return unavailable;
    }

    public static Context context(IntakeOutcome outcome) {
        if (outcome instanceof Refused refused) {
            return refused.context();
        }
        if (outcome instanceof Invalid invalid) {
            return invalid.context();
        }
        if (outcome instanceof Faulted faulted) {
            return faulted.context();
        }
        return outcome instanceof IntakeOutcome.Unavailable away ? away.context() : Context.unknown();
    }

    private static OperationOutcome fault(Faulted faulted) {
        OperationOutcome outcome = outcome(faulted.context().receipt());
        Issue issue = faulted.issue();
        outcome.addIssue()
                .setSeverity(IssueSeverity.FATAL)
                .setCode(issue.type())
                .setDetails(details(
                        Optional.of(issue),
                        Optional.of(Reason.INTERNAL),
                        issue.text(faulted.context().language())));
        return outcome;
    }

    private OperationOutcome refusal(Refused refused) {
        OperationOutcome outcome = outcome(refused.context().receipt());
        Issue issue = refused.issue().orElse(Issue.CONSENT_REQUIRED);
        Optional<Reason> reason = Optional.of(refused.reason())
                .filter(r -> r != Reason.OK && refused.issue().isPresent());
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(issue.type())
                .setDetails(details(Optional.of(issue), reason, text(issue, refused)))
                .setExpression(refused.elements().stream().map(StringType::new).toList());
        return outcome;
    }

    private static String text(Issue issue, Refused refused) {
        String text = issue.text(refused.context().language());
        return refused.advice().isEmpty() ? text : text + ". " + refused.advice();
    }

    private OperationOutcome faults(Invalid invalid) {
        OperationOutcome outcome = outcome(invalid.context().receipt());
        for (Fault fault : invalid.faults()) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.ERROR)
                    .setCode(fault.type())
                    .setDetails(details(Optional.empty(), Optional.of(invalid.reason()), fault.text()))
                    .setExpression(expression(fault.element()));
        }
        return outcome;
    }

    private static CodeableConcept details(Optional<Issue> issue, Optional<Reason> reason, String text) {
        CodeableConcept details = new CodeableConcept().setText(text);
        issue.ifPresent(code -> details.addCoding(new Coding(Issue.SYSTEM, code.code(), null)));
        reason.ifPresent(code -> details.addCoding(new Coding(Reason.SYSTEM, code.code(), null)));
        return details;
    }

    private static OperationOutcome outcome(String receipt) {
        OperationOutcome outcome = new OperationOutcome();
        if (!receipt.isEmpty()) {
            outcome.addExtension(Canonical.EXT_RECEIPT, new StringType(receipt));
        }
        return outcome;
    }

    /** What a refusal asks of the sender; carries no person and is never stored. */
    private Optional<Task> task(Refused refused) {
        Optional<Decision> decision = refused.reason().decision();
        if (refused.reason() == Reason.OK
                || decision.isEmpty()
                || refused.context().placer().isEmpty()) {
            return Optional.empty();
        }
        Task task = new Task();
        task.addBasedOn(ReferralTask.basedOn(
                        refused.context().placer().get().system(),
                        refused.context().placer().get().value()))
                .setIntent(Task.TaskIntent.ORDER)
                .setAuthoredOn(now())
                .setLastModified(now());
        boolean noAgreement = refused.reason()
                .issue()
                .filter(Issue.AGREEMENT_NOT_IN_FORCE::equals)
                .isPresent();
        if (noAgreement) {
            return Optional.of(rejected(task, refused)
                    .setStatusReason(ReferralTask.statusReason("agreement-not-in-force"))
                    .setBusinessStatus(ReferralTask.businessStatus("awaiting-agreement")));
        }
        if (decision.get() == Decision.DENY) {
            return Optional.of(rejected(task, refused).setStatusReason(ReferralTask.statusReason("not-taken-up")));
        }
        task.setStatus(TaskStatus.REQUESTED)
                .setBusinessStatus(ReferralTask.businessStatus("awaiting-consent"))
                .setCode(new CodeableConcept(
                        new Coding(Canonical.TASK_OUTCOME, "request-for-information-for-requester", null)))
                .setDescription(asked(refused))
                .setRequester(Normaliser.partner(Canonical.PSSEO))
                .setOwner(Normaliser.partner(refused.context().partner()));
        task.addInput().setType(ReferralTask.io("requested-item")).setValue(ReferralTask.io("consent"));
        return Optional.of(task);
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

    private Bundle message(Context context, ResponseType type, OperationOutcome outcome, Optional<Task> task) {
        Bundle bundle = new Bundle().setType(BundleType.MESSAGE).setTimestamp(now());
        bundle.getMeta().addProfile(Canonical.profile("nextstep-message"));
        MessageHeader header = new MessageHeader()
                .setEvent(context.event().orElse(Event.ADD).answer())
                .setSender(Normaliser.partner(Canonical.PSSEO))
                .setSource(new MessageHeader.MessageSourceComponent()
                        .setName("Next Step Hub")
                        .setEndpoint(base));
        String outcomeUrl = url();
        header.setResponse(new MessageHeader.MessageHeaderResponseComponent()
                .setIdentifier(context.headerId().orElse("unknown"))
                .setCode(type)
                .setDetails(new Reference(outcomeUrl)));
        String taskUrl = url();
        task.ifPresent(shown -> header.addFocus(new Reference(taskUrl)));
        add(bundle, url(), header);
        add(bundle, outcomeUrl, outcome);
        task.ifPresent(shown -> add(bundle, taskUrl, shown));
        return bundle;
    }

    private static void add(Bundle bundle, String url, Resource resource) {
        resource.setId(url.substring("urn:uuid:".length()));
        bundle.addEntry().setFullUrl(url).setResource(resource);
    }

    private static String url() {
        return "urn:uuid:" + UUID.randomUUID();
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

    private Date now() {
        return Date.from(clock.instant());
    }
}
