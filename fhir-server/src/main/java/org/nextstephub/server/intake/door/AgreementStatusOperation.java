package org.nextstephub.server.intake.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.intake.IntakeMetrics;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.intake.answer.RefusalAnswer;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;

/** {@code Organization/$agreement-status}: is the caller's own agreement in force? */
final class AgreementStatusOperation extends PartnerOperation {

    static final String PATH = "/fhir/Organization/$agreement-status";

    private final transient PartnerRegistry registry;
    private final transient Clock clock;

    AgreementStatusOperation(
            ReferralIntake intake,
            IntakeMetrics metrics,
            RefusalAnswer refusals,
            PartnerRegistry registry,
            Clock clock) {
        super(intake, metrics, refusals);
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    protected boolean isRead(String operation) {
        return true;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        Optional<Partner> own = call.caller().partners().stream().findFirst().flatMap(registry::find);
        String at = call.body().length == 0
                ? call.query().getOrDefault("at", "")
                : parameters(call)
                        .map(sent -> sent.getParameter("at"))
                        .map(Parameters.ParametersParameterComponent::getValue)
                        .map(day -> day.primitiveValue())
                        .orElse("");
        if (own.isEmpty()) {
            nothingHere(response);
            return;
        }
        Optional<TimeSpan> day = at.isEmpty() ? Optional.empty() : TimeSpan.parse(at);
        if (!at.isEmpty() && day.isEmpty()) {
            Outcomes.write(response, 400, IssueType.VALUE, "at is a day, such as 2026-11-22");
            return;
        }
        write(
                call,
                response,
                200,
                AgreementStatus.of(own.get(), day.map(TimeSpan::start).orElseGet(clock::instant)));
    }
}
