package org.nextstephub.server.intake.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Type;
import org.nextstephub.profiles.TrialFormat;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.audit.AccessAudit;
import org.nextstephub.server.intake.IntakeMetrics;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.intake.answer.RefusalAnswer;
import org.nextstephub.server.store.HubStore;

/**
 * {@code $try-message}: what would the hub answer to this text if a partner sent it, and if the hub held nobody? Asked by GET it
 * says what can be tried. All that is left of a trial is that somebody tried.
 */
final class TryMessageOperation extends PartnerOperation {

    static final String PATH = AllowList.TRIALS;

    private final transient Trials trials;
    private final transient HubStore store;
    private final transient Clock clock;

    TryMessageOperation(
            ReferralIntake intake,
            IntakeMetrics metrics,
            RefusalAnswer refusals,
            Trials trials,
            HubStore store,
            Clock clock) {
        super(intake, metrics, refusals);
        this.trials = trials;
        this.store = store;
        this.clock = clock;
    }

    @Override
    protected boolean isRead(String operation) {
        return true;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        if (call.body().length == 0) {
            write(call, response, 200, trials.offered());
            return;
        }
        Optional<Trials.Asked> asked = parameters(call).flatMap(TryMessageOperation::asked);
        if (asked.isEmpty()) {
            Outcomes.write(
                    response,
                    400,
                    IssueType.INVALID,
                    "Parameters with partner (code) and content (base64Binary) are needed; format and language (codes) may be"
                            + " there");
            return;
        }
        store.record(AccessAudit.used(call.caller(), call.operation(), clock.instant()));
        write(call, response, 200, trials.take(asked.get(), call.caller()));
    }

    private static Optional<Trials.Asked> asked(Parameters parameters) {
        Optional<String> format = text(parameters, "format");
        Optional<TrialFormat> known = format.flatMap(TrialFormat::ofCode);
        boolean sound = format.isEmpty() || known.isPresent();
        return value(parameters, "content")
                .filter(value -> sound && value instanceof Base64BinaryType)
                .map(value -> ((Base64BinaryType) value).getValue())
                .flatMap(content -> text(parameters, "partner")
                        .map(partner -> new Trials.Asked(
                                content,
                                known,
                                partner,
                                text(parameters, "language").orElse("en"))));
    }

    private static Optional<String> text(Parameters parameters, String name) {
        return value(parameters, name).filter(Type::isPrimitive).map(Type::primitiveValue);
    }

    private static Optional<Type> value(Parameters parameters, String name) {
        return Optional.ofNullable(parameters.getParameter(name)).map(found -> found.getValue());
    }
}
