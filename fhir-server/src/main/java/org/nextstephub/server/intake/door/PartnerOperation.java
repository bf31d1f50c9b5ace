package org.nextstephub.server.intake.door;

import ca.uhn.fhir.parser.DataFormatException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.nextstephub.server.access.OperationServlet;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.intake.IntakeMetrics;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.intake.answer.RefusalAnswer;
import org.nextstephub.server.intake.outcome.IntakeOutcome;

/** An operation beside the sending of messages; one that fails is told like every other question. */
abstract class PartnerOperation extends OperationServlet {

    private final transient ReferralIntake intake;
    private final transient IntakeMetrics metrics;
    private final transient RefusalAnswer refusals;

    PartnerOperation(ReferralIntake intake, IntakeMetrics metrics, RefusalAnswer refusals) {
        this.intake = intake;
        this.metrics = metrics;
        this.refusals = refusals;
    }

    ReferralIntake intake() {
        return intake;
    }

    IntakeMetrics metrics() {
        return metrics;
    }

    RefusalAnswer refusals() {
        return refusals;
    }

    @Override
    protected void failed(Call call, HttpServletResponse response, RuntimeException failure) throws IOException {
        notStored(
                call,
                response,
                metrics.count(call.operation(), call.caller(), intake.unanswered(failure, call.operation())));
    }

    /** Answers with the outcome of what was not stored. */
    final void notStored(Call call, HttpServletResponse response, IntakeOutcome outcome) throws IOException {
        write(call, response, IntakeServlet.status(outcome, true), refusals.outcome(outcome));
    }

    /** What is unknown and what is somebody else's are told alike. */
    static void nothingHere(HttpServletResponse response) throws IOException {
        Outcomes.write(response, 404, IssueType.NOTFOUND, "Not found");
    }

    static Optional<Parameters> parameters(Call call) {
        try {
            return Optional.of(parsed(call, Parameters.class));
        } catch (DataFormatException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<Identifier> identifier(Parameters parameters, String name) {
        return parameters.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .map(parameter -> parameter.getValue())
                .filter(Identifier.class::isInstance)
                .map(Identifier.class::cast)
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .findFirst();
    }
}
