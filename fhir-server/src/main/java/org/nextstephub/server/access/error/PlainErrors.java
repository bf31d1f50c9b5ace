package org.nextstephub.server.access.error;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.validation.TooCostly;
import org.nextstephub.server.access.Callers;
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
        PlainError plain = failure instanceof PlainAnswer answer ? PlainError.of(answer) : plain(failure, request);
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

    private static PlainError plain(BaseServerResponseException failure, HttpServletRequest request) {
        if (failure instanceof AuthenticationException) {
            return new PlainError(401, IssueType.LOGIN, "A valid token is required");
        }
        if (failure.getStatusCode() >= 500 && root(failure) instanceof TooCostly) {
            return PlainError.TOO_COSTLY;
        }
        if (failure.getStatusCode() >= 500 && isOfTheParser(failure)) {
            return PlainError.UNREADABLE;
        }
        if (failure.getStatusCode() >= 500) {
            boolean passing = failure.getStatusCode() == 503 || Failure.of(failure) == Failure.PASSING;
            return new PlainError(
                    Outcomes.status(passing),
                    passing ? IssueType.TRANSIENT : IssueType.EXCEPTION,
                    Outcomes.text(passing));
        }
        return Callers.wasLetIn(request) ? ofTheStore(failure) : UnlistedCall.error(failure, request);
    }

    /** Whether the parser broke on it, which FHIR then does not know. */
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

    /** A call that the allow-list had let in. */
    private static PlainError ofTheStore(BaseServerResponseException failure) {
        if (failure instanceof ResourceVersionConflictException) {
            return new PlainError(
                    412, IssueType.CONFLICT, "It was changed meanwhile; read it again and send your change anew");
        }
        if (failure instanceof InvalidRequestException) {
            return PlainError.UNREADABLE;
        }
        return failure instanceof MethodNotAllowedException ? PlainError.NOT_OFFERED : PlainError.NOT_FOUND;
    }
}
