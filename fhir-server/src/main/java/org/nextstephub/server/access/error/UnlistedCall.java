package org.nextstephub.server.access.error;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import jakarta.servlet.http.HttpServletRequest;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.Callers;

/** A call that the allow-list does not name, or for which there is no door: it is told where to go instead. */
final class UnlistedCall {

    private UnlistedCall() {}

    static PlainError error(BaseServerResponseException failure, HttpServletRequest request) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        boolean searches =
                request.getMethod().equals("POST") && request.getRequestURI().endsWith("/_search");
        boolean operation = request.getRequestURI().contains("/$");
        if (failure.hasResponseHeaders()) {
            return new PlainError(403, IssueType.FORBIDDEN, String.valueOf(failure.getMessage()));
        }
        if (!reads && !searches && !operation) {
            if (failure instanceof InvalidRequestException && mayWriteThere(request)) {
                return PlainError.UNREADABLE;
            }
            return new PlainError(
                    403,
                    IssueType.FORBIDDEN,
                    "Send referrals to $process-message, or as one transaction Bundle to the base");
        }
        if (failure instanceof ForbiddenOperationException) {
            return new PlainError(403, IssueType.FORBIDDEN, String.valueOf(failure.getMessage()));
        }
        return failure instanceof MethodNotAllowedException ? PlainError.NOT_OFFERED : PlainError.NOT_FOUND;
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
