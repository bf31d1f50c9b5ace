package org.nextstephub.server.intake;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.access.Access;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Callers;
import org.nextstephub.server.access.Outcomes;
import org.nextstephub.server.intake.IntakeOutcome.Accepted;
import org.nextstephub.server.intake.IntakeOutcome.AlreadyKnown;
import org.nextstephub.server.intake.IntakeOutcome.Context;
import org.nextstephub.server.intake.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.IntakeOutcome.Refused;

/**
 * The FHIR doors of the intake: {@code POST /fhir/$process-message} (and its plural) for messages, {@code POST /fhir}
 * for one referral as a transaction. The one place that turns an outcome into HTTP.
 */
final class IntakeServlet extends HttpServlet {

    static final String[] PATHS = {"/fhir/$process-message", "/fhir/$process-messages", "/fhir", "/fhir/"};

    private final transient ReferralIntake intake;
    private final transient IntakeMetrics metrics;
    private final transient FhirAnswer answers;
    private final transient FhirContext fhir;

    IntakeServlet(ReferralIntake intake, IntakeMetrics metrics, FhirAnswer answers, FhirContext fhir) {
        this.intake = intake;
        this.metrics = metrics;
        this.answers = answers;
        this.fhir = fhir;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            Outcomes.write(response, 405, IssueType.NOTSUPPORTED, "This method is not offered here");
            return;
        }
        Optional<Caller> caller = Callers.of(request);
        if (caller.isEmpty()) {
            Outcomes.write(response, 401, IssueType.LOGIN, "A valid token is required");
            return;
        }
        String path = request.getServletPath();
        boolean transaction = !path.contains("$");
        String operation = transaction ? "$transaction" : path.substring("/fhir/".length());
        Set<String> parameters = request.getParameterMap().keySet();
        Optional<String> objection = Access.objection(caller.get(), operation, Interaction.OPERATION, parameters);
        if (objection.isPresent()) {
            Outcomes.write(response, 403, IssueType.FORBIDDEN, objection.get());
            return;
        }
        if ("true".equals(request.getParameter("async"))) {
            Outcomes.write(response, 422, IssueType.NOTSUPPORTED, "Messages are answered at once; leave async out");
            return;
        }
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (!type.contains("json") && !type.contains("xml")) {
            Outcomes.write(response, 415, IssueType.NOTSUPPORTED, "Send application/fhir+json or application/fhir+xml");
            return;
        }
        byte[] body = request.getInputStream().readAllBytes();
        ReceivedMessage received =
                new ReceivedMessage(body, type.contains("xml"), transaction ? "transaction" : "message");
        boolean xmlWanted =
                Optional.ofNullable(request.getHeader("Accept")).orElse(type).contains("xml");
        answer(
                response,
                metrics.measure(received, caller.get(), () -> intake.accept(received, caller.get())),
                xmlWanted,
                transaction);
    }

    private void answer(HttpServletResponse response, IntakeOutcome outcome, boolean xml, boolean transaction)
            throws IOException {
        if (outcome instanceof Accepted accepted) {
            write(response, 200, stored(accepted.answer(), xml), xml);
        } else if (outcome instanceof AlreadyKnown known) {
            write(response, 200, stored(known.answer(), xml), xml);
        } else {
            Context context = FhirAnswer.context(outcome);
            boolean asHttpError = transaction || context.strictHttp();
            int status = status(outcome, asHttpError);
            boolean asMessage = !asHttpError && (status == 200 || status == 503);
            Resource body = asMessage ? answers.notStored(outcome) : answers.outcome(outcome);
            write(response, status, encode(body, xml), xml);
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

    /** A business refusal is 200 in messaging, because senders repeat every other status for days. */
    private static int status(IntakeOutcome outcome, boolean asHttpError) {
        if (outcome instanceof IntakeOutcome.Unavailable) {
            return 503;
        }
        Reason reason = outcome instanceof Refused refused ? refused.reason() : ((Invalid) outcome).reason();
        return switch (reason.kind()) {
            case MALFORMED -> 400;
            case FORBIDDEN -> 403;
            case UNAVAILABLE -> 503;
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
