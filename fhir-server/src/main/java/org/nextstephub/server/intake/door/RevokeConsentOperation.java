package org.nextstephub.server.intake.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.intake.IntakeMetrics;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.intake.answer.FhirAnswer;
import org.nextstephub.server.intake.answer.RefusalAnswer;
import org.nextstephub.server.intake.gate.PersonKeys;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.withdrawal.Revocation;

/** {@code Consent/$revokeConsent}: stop sharing. */
final class RevokeConsentOperation extends PartnerOperation {

    static final String PATH = "/fhir/Consent/$revokeConsent";

    private final transient Revocation revocation;
    private final transient FhirAnswer answers;

    RevokeConsentOperation(
            ReferralIntake intake,
            IntakeMetrics metrics,
            RefusalAnswer refusals,
            Revocation revocation,
            FhirAnswer answers) {
        super(intake, metrics, refusals);
        this.revocation = revocation;
        this.answers = answers;
    }

    /** A withdrawal that the hub fails on is counted like a message. */
    @Override
    protected void failed(Call call, HttpServletResponse response, RuntimeException failure) throws IOException {
        ReceivedMessage received = new ReceivedMessage(call.body(), call.xml(), Revocation.DOOR);
        notStored(call, response, metrics().measure(received, call.caller(), () -> intake().failed(
                        failure, received, call.caller())));
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        Optional<Parameters> parameters = parameters(call);
        Optional<Identifier> consent = parameters.flatMap(sent -> identifier(sent, "identifier"));
        Optional<Identifier> person = parameters.flatMap(sent -> identifier(sent, "patient"));
        if (consent.isEmpty() && person.isEmpty()) {
            Outcomes.write(
                    response,
                    422,
                    IssueType.REQUIRED,
                    "Parameters with identifier (of the consent) or patient (the number of the person), each with system"
                            + " and value, are needed");
            return;
        }
        boolean plain = person.filter(number -> !PersonKeys.isPlain(number)).isEmpty();
        if (!plain) {
            Outcomes.write(response, 422, IssueType.VALUE, "patient: " + PersonKeys.RULE);
            return;
        }
        boolean shareBackOnly =
                parameters.filter(RevokeConsentOperation::isShareBack).isPresent();
        String receipt = revocation.revoke(call.caller(), consent, person, shareBackOnly);
        write(call, response, 200, answers.withdrawn(receipt));
    }

    private static boolean isShareBack(Parameters sent) {
        Parameters.ParametersParameterComponent direction = sent.getParameter("direction");
        return direction != null
                && direction.hasValue()
                && Direction.PEER_TO_CLINICAL.code().equals(direction.getValue().primitiveValue());
    }
}
