package org.nextstephub.server.intake.door;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.access.OperationServlet;
import org.nextstephub.server.intake.IntakeMetrics;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.intake.answer.RefusalAnswer;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Accepted;
import org.nextstephub.server.intake.outcome.IntakeOutcome.AlreadyKnown;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Faulted;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Refused;

/**
 * The FHIR doors of the intake: {@code POST /fhir/$process-message} (and its plural) for messages, {@code POST /fhir}
 * for one referral as a transaction. The one place that turns an outcome into HTTP.
 */
final class IntakeServlet extends OperationServlet {

    static final String[] PATHS = {"/fhir/$process-message", "/fhir/$process-messages", "/fhir", "/fhir/"};

    private static final Pattern CHALLENGE =
            Pattern.compile("\\s*\\{\\s*\"challenge\"\\s*:\\s*\"([A-Za-z0-9._~+/=-]{1,256})\"\\s*}\\s*");

    private final transient ReferralIntake intake;
    private final transient IntakeMetrics metrics;
    private final transient RefusalAnswer refusals;
    private final transient FhirContext fhir;

    IntakeServlet(ReferralIntake intake, IntakeMetrics metrics, RefusalAnswer refusals, FhirContext fhir) {
        this.intake = intake;
        this.metrics = metrics;
        this.refusals = refusals;
        this.fhir = fhir;
    }

    @Override
    protected String operation(String path) {
        return path.isEmpty() ? "$transaction" : path;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        Optional<String> challenge = challenge(call);
        if (challenge.isPresent()) {
            write(response, 200, challenge.get(), false);
            return;
        }
        boolean transaction = call.operation().equals("$transaction");
        ReceivedMessage received =
                new ReceivedMessage(call.body(), call.xml(), transaction ? "transaction" : "message");
        answer(
                response,
                metrics.measure(received, call.caller(), () -> intake.accept(received, call.caller())),
                call.xmlWanted(),
                transaction);
    }

    /** Some eReferral systems ask whether the door is there, by a word that they want back. */
    private static Optional<String> challenge(Call call) {
        String text = call.body().length > 400 ? "" : new String(call.body(), StandardCharsets.UTF_8);
        return Optional.of(CHALLENGE.matcher(text))
                .filter(Matcher::matches)
                .map(asked -> "{\"challenge\":\"" + asked.group(1) + "\"}");
    }

    private void answer(HttpServletResponse response, IntakeOutcome outcome, boolean xml, boolean transaction)
            throws IOException {
        if (outcome instanceof Accepted accepted) {
            write(response, 200, stored(accepted.answer(), xml), xml);
        } else if (outcome instanceof AlreadyKnown known) {
            response.setHeader("Idempotent-Replayed", "true");
            write(response, 200, stored(known.answer(), xml), xml);
        } else {
            NotStored answer = NotStored.of(outcome, transaction, refusals);
            write(response, answer.status(), encode(answer.body(), xml), xml);
        }
    }

    private String stored(String json, boolean xml) {
        return xml
                ? fhir.newXmlParser()
                        .encodeResourceToString(fhir.newJsonParser().parseResource(json))
                : json;
    }

    private String encode(Resource resource, boolean xml) {
        return (xml ? fhir.newXmlParser() : fhir.newJsonParser()).encodeResourceToString(resource);
    }

    /**
     * A business refusal is 200 in messaging, because senders repeat every other status for days; and what the hub has
     * given up is no 5xx anywhere, because that asks for another try.
     */
    static int status(IntakeOutcome outcome, boolean asHttpError) {
        if (outcome instanceof IntakeOutcome.Unavailable) {
            return 503;
        }
        if (outcome instanceof Faulted faulted) {
            return faulted.last() ? (asHttpError ? 422 : 200) : 500;
        }
        Reason reason = outcome instanceof Refused refused ? refused.reason() : ((Invalid) outcome).reason();
        return switch (reason.kind()) {
            case MALFORMED -> 400;
            case FORBIDDEN -> 403;
            case UNAVAILABLE -> 503;
            case FAULT -> 500;
            case CONFLICT -> asHttpError ? 409 : 200;
            case CONSENT -> asHttpError ? 403 : 200;
            case INVALID, REFUSED, ACCEPTED -> asHttpError ? 422 : 200;
        };
    }

    private static void write(HttpServletResponse response, int status, String text, boolean xml) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        if (status == 503) {
            response.setHeader("Retry-After", "5");
        }
        response.setContentType("application/fhir+" + (xml ? "xml" : "json") + ";charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
