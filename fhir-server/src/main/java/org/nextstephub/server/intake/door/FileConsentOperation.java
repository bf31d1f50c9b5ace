package org.nextstephub.server.intake.door;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hl7.fhir.r4.model.Parameters;
import org.nextstephub.server.intake.IntakeMetrics;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.intake.answer.RefusalAnswer;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Accepted;

/** {@code Consent/$fileConsent}: a consent that arrives by itself (IHE PCF). */
final class FileConsentOperation extends PartnerOperation {

    static final String PATH = "/fhir/Consent/$fileConsent";

    private final transient FhirContext fhir;

    FileConsentOperation(ReferralIntake intake, IntakeMetrics metrics, RefusalAnswer refusals, FhirContext fhir) {
        super(intake, metrics, refusals);
        this.fhir = fhir;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        ReceivedMessage received = new ReceivedMessage(call.body(), call.xml(), "file-consent");
        IntakeOutcome outcome =
                metrics().measure(received, call.caller(), () -> intake().file(received, call.caller()));
        if (outcome instanceof Accepted accepted) {
            write(call, response, 200, fhir.newJsonParser().parseResource(Parameters.class, accepted.answer()));
        } else {
            notStored(call, response, outcome);
        }
    }
}
