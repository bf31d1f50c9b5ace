package org.nextstephub.server.intake.door;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Reason;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.OperationServlet;
import org.nextstephub.server.access.Outcomes;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.intake.IntakeMetrics;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.intake.answer.FhirAnswer;
import org.nextstephub.server.intake.answer.ReferralStatus;
import org.nextstephub.server.intake.gate.IntakeOutcome;
import org.nextstephub.server.intake.gate.IntakeOutcome.Accepted;
import org.nextstephub.server.intake.gate.IntakeOutcome.AlreadyKnown;
import org.nextstephub.server.intake.gate.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.gate.IntakeOutcome.Refused;
import org.nextstephub.server.intake.gate.PersonKeys;
import org.nextstephub.server.intake.message.ParametersText;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.message.StrictText.Unreadable;
import org.nextstephub.server.intake.withdrawal.Revocation;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;

/**
 * Operations beside the sending of messages: {@code $consent-decision} (would this be accepted?), {@code $referral-status}
 * (what became of it?), {@code Consent/$fileConsent} (a consent that arrives by itself) and
 * {@code Consent/$revokeConsent} (stop sharing).
 */
final class PartnerOperations extends OperationServlet {

    static final String[] PATHS = {
        "/fhir/$consent-decision",
        "/fhir/$referral-status",
        "/fhir/Organization/$agreement-status",
        "/fhir/Consent/$fileConsent",
        "/fhir/Consent/$revokeConsent"
    };

    private final transient ReferralIntake intake;
    private final transient IntakeMetrics metrics;
    private final transient ReferralStatus status;
    private final transient Revocation revocation;
    private final transient PartnerRegistry registry;
    private final transient FhirAnswer answers;
    private final transient FhirContext fhir;
    private final transient Clock clock;

    PartnerOperations(
            ReferralIntake intake,
            IntakeMetrics metrics,
            ReferralStatus status,
            Revocation revocation,
            PartnerRegistry registry,
            FhirAnswer answers,
            FhirContext fhir,
            Clock clock) {
        this.intake = intake;
        this.metrics = metrics;
        this.status = status;
        this.revocation = revocation;
        this.registry = registry;
        this.answers = answers;
        this.fhir = fhir;
        this.clock = clock;
    }

    @Override
    protected boolean isRead(String operation) {
        return operation.equals("$referral-status") || operation.equals("Organization/$agreement-status");
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        switch (call.operation()) {
            case "$consent-decision" -> consentDecision(call, response);
            case "$referral-status" -> referralStatus(call, response);
            case "Organization/$agreement-status" -> agreementStatus(call, response);
            case "Consent/$fileConsent" -> fileConsent(call, response);
            default -> revokeConsent(call, response);
        }
    }

    /** A withdrawal that the hub fails on is counted like a message; everything else here is a question. */
    @Override
    protected void failed(Call call, HttpServletResponse response, RuntimeException failure) throws IOException {
        ReceivedMessage received = new ReceivedMessage(call.body(), call.xml(), Revocation.DOOR);
        IntakeOutcome outcome = call.operation().equals("Consent/$revokeConsent")
                ? metrics.measure(received, call.caller(), () -> intake.failed(failure, received, call.caller()))
                : metrics.count(call.operation(), call.caller(), intake.unanswered(failure, call.operation()));
        write(call, response, IntakeServlet.status(outcome, true), answers.outcome(outcome));
    }

    private void consentDecision(Call call, HttpServletResponse response) throws IOException {
        IntakeOutcome outcome;
        try {
            byte[] content = ParametersText.content(call.body(), call.xml(), "content");
            outcome = intake.rehearse(new ReceivedMessage(content, call.xml(), "dry-run"), call.caller());
        } catch (Unreadable unreadable) {
            Outcomes.write(response, 400, IssueType.STRUCTURE, unreadable.text());
            return;
        }
        if (outcome instanceof IntakeOutcome.Unavailable || outcome instanceof IntakeOutcome.Faulted) {
            metrics.count("dry-run", call.caller(), outcome);
            write(call, response, IntakeServlet.status(outcome, true), answers.outcome(outcome));
        } else if (outcome instanceof Invalid invalid) {
            int code = invalid.reason().kind() == Reason.Kind.MALFORMED ? 400 : 422;
            write(call, response, code, answers.outcome(outcome));
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
            decision.addParameter().setName("outcome").setResource(answers.outcome(refused));
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

    /** What the answer would say; there is no receipt of a question. */
    private OperationOutcome withoutReceipt(String answer) {
        Bundle bundle = fhir.newJsonParser().parseResource(Bundle.class, answer);
        OperationOutcome outcome = bundle.getEntry().stream()
                .flatMap(entry -> java.util.stream.Stream.of(
                        entry.getResource(), entry.getResponse().getOutcome()))
                .filter(OperationOutcome.class::isInstance)
                .map(OperationOutcome.class::cast)
                .findFirst()
                .orElseThrow();
        outcome.getExtension().removeIf(extension -> Canonical.EXT_RECEIPT.equals(extension.getUrl()));
        return outcome;
    }

    /** A route asks for the partners that it speaks for, one at a time. */
    private void changesOfAPartner(Call call, HttpServletResponse response) throws IOException {
        Optional<Partner> partner = Optional.of(call.query().getOrDefault("partner", ""))
                .filter(call.caller().partners()::contains)
                .flatMap(registry::find);
        Optional<TimeSpan> since =
                TimeSpan.of(new DateTimeType(call.query().getOrDefault("since", "1970-01-01T00:00:00Z")));
        if (partner.isEmpty() || since.isEmpty()) {
            Outcomes.write(response, 404, IssueType.NOTFOUND, "Nothing is here for you");
            return;
        }
        write(
                call,
                response,
                200,
                status.changes(call.caller(), partner.get(), since.get().start()));
    }

    private void referralStatus(Call call, HttpServletResponse response) throws IOException {
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
            Outcomes.write(response, 404, IssueType.NOTFOUND, "Nothing is here for you");
            return;
        }
        write(call, response, 200, known.get());
    }

    private void agreementStatus(Call call, HttpServletResponse response) throws IOException {
        Optional<Partner> own = call.caller().partners().stream().findFirst().flatMap(registry::find);
        String at = call.body().length == 0
                ? call.query().getOrDefault("at", "")
                : parameters(call)
                        .map(sent -> sent.getParameter("at"))
                        .map(Parameters.ParametersParameterComponent::getValue)
                        .map(day -> day.primitiveValue())
                        .orElse("");
        if (own.isEmpty()) {
            Outcomes.write(response, 404, IssueType.NOTFOUND, "Nothing is here for you");
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

    private static Optional<Identifier> fromToken(String token) {
        int bar = token.indexOf('|');
        return bar < 1 || bar == token.length() - 1
                ? Optional.empty()
                : Optional.of(
                        new Identifier().setSystem(token.substring(0, bar)).setValue(token.substring(bar + 1)));
    }

    private void fileConsent(Call call, HttpServletResponse response) throws IOException {
        ReceivedMessage received = new ReceivedMessage(call.body(), call.xml(), "file-consent");
        IntakeOutcome outcome = metrics.measure(received, call.caller(), () -> intake.file(received, call.caller()));
        if (outcome instanceof Accepted accepted) {
            write(call, response, 200, fhir.newJsonParser().parseResource(Parameters.class, accepted.answer()));
        } else {
            write(call, response, IntakeServlet.status(outcome, true), answers.outcome(outcome));
        }
    }

    private void revokeConsent(Call call, HttpServletResponse response) throws IOException {
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
        boolean shareBackOnly = parameters
                .map(sent -> sent.getParameter("direction"))
                .filter(direction -> direction.hasValue()
                        && Direction.PEER_TO_CLINICAL
                                .code()
                                .equals(direction.getValue().primitiveValue()))
                .isPresent();
        String receipt = revocation.revoke(call.caller(), consent, person, shareBackOnly);
        write(call, response, 200, answers.withdrawn(receipt));
    }

    private static Optional<Parameters> parameters(Call call) {
        try {
            return Optional.of(parsed(call, Parameters.class));
        } catch (DataFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Identifier> identifier(Parameters parameters, String name) {
        return parameters.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .map(parameter -> parameter.getValue())
                .filter(Identifier.class::isInstance)
                .map(Identifier.class::cast)
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .findFirst();
    }
}
