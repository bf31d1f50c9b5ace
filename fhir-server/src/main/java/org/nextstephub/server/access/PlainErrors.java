package org.nextstephub.server.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.validation.TooCostly;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.access.answer.PlainAnswer;
import org.nextstephub.server.fault.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every error of the FHIR server in our own words: no library text, no value of a request, and hidden, deleted, foreign
 * and nonexistent all read alike.
 */
@Interceptor
public final class PlainErrors {

    private static final Logger log = LoggerFactory.getLogger(PlainErrors.class);

    /** Carried only by the refusal of a token whose scope is too narrow. */
    private static final String CHALLENGE = "WWW-Authenticate";

    @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
    public boolean handle(
            RequestDetails details,
            BaseServerResponseException failure,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Plain plain = failure instanceof PlainAnswer answer
                ? new Plain(answer.getStatusCode(), answer.type(), answer.details())
                : plain(failure, request);
        if (plain.status() >= 500) {
            Outcomes.count(plain.status() == 503);
            log.error("FHIR request failed: {}", Failure.code(failure));
        }
        failure.getResponseHeaders()
                .getOrDefault(CHALLENGE, List.of())
                .forEach(challenge -> response.setHeader(CHALLENGE, challenge));
        Outcomes.write(response, plain.status(), plain.type(), plain.details());
        return false;
    }

    private record Plain(int status, IssueType type, CodeableConcept details) {

        Plain(int status, IssueType type, String text) {
            this(status, type, new CodeableConcept().setText(text));
        }
    }

    private static final Plain UNREADABLE = new Plain(
            400,
            IssueType.INVALID,
            "The request cannot be understood: a value is not of its parameter's type, or the body is not the type of the"
                    + " path, or its id is not that of the path");

    private static final Plain TOO_COSTLY =
            new Plain(400, Issue.LIMIT.type(), new PlainAnswer(400, Issue.LIMIT, InputLimit.SECONDS.rule()).details());

    private static Plain plain(BaseServerResponseException failure, HttpServletRequest request) {
        if (failure instanceof AuthenticationException) {
            return new Plain(401, IssueType.LOGIN, "A valid token is required");
        }
        if (failure.getStatusCode() >= 500 && root(failure) instanceof TooCostly) {
            return TOO_COSTLY;
        }
        if (failure.getStatusCode() >= 500 && isOfTheParser(failure)) {
            return UNREADABLE;
        }
        if (failure.getStatusCode() >= 500) {
            boolean passing = failure.getStatusCode() == 503 || Failure.of(failure) == Failure.PASSING;
            return new Plain(
                    Outcomes.status(passing),
                    passing ? IssueType.TRANSIENT : IssueType.EXCEPTION,
                    Outcomes.text(passing));
        }
        return Callers.wasLetIn(request) ? ofTheStore(failure) : beforeTheStore(failure, request);
    }

    /** What the parser breaks on is nothing that FHIR knows. */
    private static boolean isOfTheParser(Throwable failure) {
        StackTraceElement[] trace = root(failure).getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("ca.uhn.fhir.parser.");
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    /** What the allow-list had let in. */
    private static Plain ofTheStore(BaseServerResponseException failure) {
        if (failure instanceof ResourceVersionConflictException) {
            return new Plain(
                    412, IssueType.CONFLICT, "It was changed meanwhile; read it again and send your change anew");
        }
        if (failure instanceof InvalidRequestException) {
            return UNREADABLE;
        }
        return failure instanceof MethodNotAllowedException
                ? new Plain(405, IssueType.NOTSUPPORTED, "This method is not offered here")
                : new Plain(404, IssueType.NOTFOUND, "Not found");
    }

    /** What the allow-list does not name, or what no door is for. */
    private static Plain beforeTheStore(BaseServerResponseException failure, HttpServletRequest request) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        boolean searches =
                request.getMethod().equals("POST") && request.getRequestURI().endsWith("/_search");
        boolean operation = request.getRequestURI().contains("/$");
        if (failure.hasResponseHeaders()) {
            return new Plain(403, IssueType.FORBIDDEN, String.valueOf(failure.getMessage()));
        }
        if (!reads && !searches && !operation) {
            if (failure instanceof InvalidRequestException && mayWriteThere(request)) {
                return UNREADABLE;
            }
            return new Plain(
                    403,
                    IssueType.FORBIDDEN,
                    "Send referrals to $process-message, or as one transaction Bundle to the base");
        }
        if (failure instanceof ForbiddenOperationException) {
            return new Plain(403, IssueType.FORBIDDEN, String.valueOf(failure.getMessage()));
        }
        return failure instanceof MethodNotAllowedException
                ? new Plain(405, IssueType.NOTSUPPORTED, "This method is not offered here")
                : new Plain(404, IssueType.NOTFOUND, "Not found");
    }

    /** Its body was unreadable before anybody asked the allow-list; whoever may write there is told so. */
    private static boolean mayWriteThere(HttpServletRequest request) {
        boolean creates = request.getMethod().equals("POST");
        boolean updates = request.getMethod().equals("PUT") && request.getQueryString() == null;
        String type = request.getRequestURI().replaceFirst("^/fhir/([A-Za-z]*).*", "$1");
        Interaction interaction = creates ? Interaction.CREATE : Interaction.UPDATE;
        return (creates || updates)
                && Callers.of(request)
                        .filter(caller -> AllowList.permits(caller.role(), type, interaction))
                        .isPresent();
    }
}
