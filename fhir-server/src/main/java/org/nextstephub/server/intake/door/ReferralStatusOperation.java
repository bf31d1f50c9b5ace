package org.nextstephub.server.intake.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.intake.IntakeMetrics;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.intake.answer.ReferralStatus;
import org.nextstephub.server.intake.answer.RefusalAnswer;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;

/** {@code $referral-status}: the state of a referral, or the outcome of a message. A route asks what changed for a partner. */
final class ReferralStatusOperation extends PartnerOperation {

    static final String PATH = "/fhir/$referral-status";

    private final transient ReferralStatus status;
    private final transient PartnerRegistry registry;

    ReferralStatusOperation(
            ReferralIntake intake,
            IntakeMetrics metrics,
            RefusalAnswer refusals,
            ReferralStatus status,
            PartnerRegistry registry) {
        super(intake, metrics, refusals);
        this.status = status;
        this.registry = registry;
    }

    @Override
    protected boolean isRead(String operation) {
        return true;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        if (call.caller().role() == Role.INTAKE) {
            changesOfAPartner(call, response);
            return;
        }
        Optional<Identifier> asked = call.body().length == 0
                ? fromToken(call.query().getOrDefault("identifier", ""))
                : parameters(call).flatMap(parameters -> identifier(parameters, "identifier"));
        if (asked.isEmpty()) {
            Outcomes.write(response, 400, IssueType.REQUIRED, "Name an identifier with system and value");
            return;
        }
        Optional<Parameters> known = call.caller().partners().stream()
                .flatMap(code -> registry.find(code).stream())
                .flatMap(partner -> status.of(call.caller(), partner, asked.get()).stream())
                .findFirst();
        if (known.isEmpty()) {
            nothingHere(response);
            return;
        }
        write(call, response, 200, known.get());
    }

    /** A route asks for the partners that it speaks for, one at a time. */
    private void changesOfAPartner(Call call, HttpServletResponse response) throws IOException {
        Optional<Partner> partner = Optional.of(call.query().getOrDefault("partner", ""))
                .filter(call.caller().partners()::contains)
                .flatMap(registry::find);
        Optional<TimeSpan> since =
                TimeSpan.of(new DateTimeType(call.query().getOrDefault("since", "1970-01-01T00:00:00Z")));
        if (partner.isEmpty() || since.isEmpty()) {
            nothingHere(response);
            return;
        }
        write(
                call,
                response,
                200,
                status.changes(call.caller(), partner.get(), since.get().start()));
    }

    private static Optional<Identifier> fromToken(String token) {
        int bar = token.indexOf('|');
        return bar < 1 || bar == token.length() - 1
                ? Optional.empty()
                : Optional.of(
                        new Identifier().setSystem(token.substring(0, bar)).setValue(token.substring(bar + 1)));
    }
}
