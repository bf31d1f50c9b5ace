package org.nextstephub.server.intake.door;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.intake.IntakeMetrics;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.intake.answer.RefusalAnswer;
import org.nextstephub.server.intake.message.ParametersText;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.message.StrictText.Unreadable;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Accepted;
import org.nextstephub.server.intake.outcome.IntakeOutcome.AlreadyKnown;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Refused;

/** {@code $consent-decision}: would this message be accepted now? */
final class ConsentDecisionOperation extends PartnerOperation {

    static final String PATH = "/fhir/$consent-decision";

    private final transient FhirContext fhir;

    ConsentDecisionOperation(ReferralIntake intake, IntakeMetrics metrics, RefusalAnswer refusals, FhirContext fhir) {
        super(intake, metrics, refusals);
        this.fhir = fhir;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        IntakeOutcome outcome;
        try {
            byte[] content = ParametersText.content(call.body(), call.xml(), "content");
            outcome = intake().rehearse(new ReceivedMessage(content, call.xml(), "dry-run"), call.caller());
        } catch (Unreadable unreadable) {
            Outcomes.write(response, 400, IssueType.STRUCTURE, unreadable.text());
            return;
        }
        if (outcome instanceof IntakeOutcome.Unavailable || outcome instanceof IntakeOutcome.Faulted) {
            notStored(call, response, metrics().count("dry-run", call.caller(), outcome));
        } else if (outcome instanceof Invalid invalid) {
            int code = invalid.reason().kind() == Reason.Kind.MALFORMED ? 400 : 422;
            write(call, response, code, refusals().outcome(outcome));
        } else {
            write(call, response, 200, decision(outcome));
        }
    }

    private Parameters decision(IntakeOutcome outcome) {
        Parameters decision = new Parameters();
        if (outcome instanceof Refused refused) {
            String reason = refused.reason() == Reason.OK ? Reason.CONTENT_FORBIDDEN.code() : refused.code();
            if (refused.isSilent()) {
                decision.addParameter("decision", new CodeType(Decision.NO_CONSENT.code()));
            } else {
                decision.addParameter(
                        "decision", new CodeType(refused.decision().code()));
                decision.addParameter("reason", new CodeType(reason));
            }
            decision.addParameter().setName("outcome").setResource(refusals().outcome(refused));
            return decision;
        }
        String stored = outcome instanceof AlreadyKnown known ? known.answer() : ((Accepted) outcome).answer();
        decision.addParameter("decision", new CodeType(Decision.PERMIT.code()));
        decision.addParameter("reason", new CodeType(Reason.OK.code()));
        if (outcome instanceof Accepted accepted
                && !accepted.receipt().consent().isEmpty()) {
            decision.addParameter("consent", new StringType(accepted.receipt().consent()));
        }
        decision.addParameter().setName("outcome").setResource(withoutReceipt(stored));
        return decision;
    }

    /** What the answer would say; a question leaves no receipt. */
    private OperationOutcome withoutReceipt(String answer) {
        Bundle bundle = fhir.newJsonParser().parseResource(Bundle.class, answer);
        OperationOutcome outcome = bundle.getEntry().stream()
                .flatMap(entry ->
                        Stream.of(entry.getResource(), entry.getResponse().getOutcome()))
                .filter(OperationOutcome.class::isInstance)
                .map(OperationOutcome.class::cast)
                .findFirst()
                .orElseThrow();
        outcome.getExtension().removeIf(extension -> Canonical.EXT_RECEIPT.equals(extension.getUrl()));
        return outcome;
    }
}
