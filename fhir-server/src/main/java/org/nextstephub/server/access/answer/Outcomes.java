package org.nextstephub.server.access.answer;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.Issue;
import org.nextstephub.server.fault.Failure;

/** A fixed OperationOutcome as an HTTP answer. */
public final class Outcomes {

    private Outcomes() {}

    public static void write(HttpServletResponse response, int status, IssueType type, String text) throws IOException {
        write(response, status, type, new CodeableConcept().setText(text));
    }

    /** One that has a code of the hub, which a program can tell from others. */
    public static void write(HttpServletResponse response, int status, Issue issue, String text) throws IOException {
        CodeableConcept details = new CodeableConcept().setText(text);
        details.addCoding().setSystem(Issue.SYSTEM).setCode(issue.code());
        write(response, status, issue.type(), details);
    }

    /** A request that could not be answered: for now, or because of a fault of the hub's own, which another try does not fix. */
    public static void failed(HttpServletResponse response, Throwable failure) throws IOException {
        boolean passing = Failure.of(failure) == Failure.PASSING;
        count(passing);
        write(response, status(passing), passing ? IssueType.TRANSIENT : IssueType.EXCEPTION, text(passing));
    }

    /** Counts a request that is no message, as {@code hub_requests_failed_total}: messages are counted by their door. */
    public static void count(boolean passing) {
        Metrics.counter("hub.requests.failed", "outcome", passing ? "unavailable" : "fault")
                .increment();
    }

    public static int status(boolean passing) {
        return passing ? 503 : 500;
    }

    public static String text(boolean passing) {
        return passing ? "Temporarily unable. Try again" : "A fault of the hub. It is on record";
    }

    public static void write(HttpServletResponse response, int status, IssueType type, CodeableConcept details)
            throws IOException {
        String json = json(type, details);
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        if (!response.isCommitted()) {
            response.resetBuffer();
        }
        response.setStatus(status);
        if (status == 503) {
            response.setHeader("Retry-After", "5");
        }
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.setContentLength(body.length);
        send(response, body, json);
    }

    /** Whoever began to answer before it failed may have opened the one or the other. */
    private static void send(HttpServletResponse response, byte[] body, String json) throws IOException {
        try {
            response.getOutputStream().write(body);
        } catch (IllegalStateException writerIsOpen) {
            response.getWriter().write(json);
        }
    }

    /** An OperationOutcome with one issue: an error, unless it only informs. */
    static String json(IssueType type, CodeableConcept details) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(type == IssueType.INFORMATIONAL ? IssueSeverity.INFORMATION : IssueSeverity.ERROR)
                .setCode(type)
                .setDetails(details);
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(outcome);
    }
}
