package org.nextstephub.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.KeepableText;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.answer.Outcomes;

/** Why a request is refused before its operation is asked: its method, its caller, or the form that it has. */
record OperationRefusal(int status, IssueType type, String words, Map<String, String> headers) {

    private static OperationRefusal of(int status, IssueType type, String words) {
        return new OperationRefusal(status, type, words, Map.of());
    }

    static OperationRefusal of(Objection objection) {
        Map<String, String> headers = objection
                .challenge()
                .map(challenge -> Map.of("WWW-Authenticate", challenge))
                .orElse(Map.of());
        return new OperationRefusal(403, IssueType.FORBIDDEN, objection.words(), headers);
    }

    /** @param offered methods of the address that was called */
    static Optional<OperationRefusal> ofMethod(HttpServletRequest request, List<String> offered) {
        if (offered.contains(request.getMethod())) {
            return Optional.empty();
        }
        // HEAD is GET by the time it gets here
        String allow = String.join(", ", offered).replace("GET", "GET, HEAD");
        return Optional.of(new OperationRefusal(
                405, IssueType.NOTSUPPORTED, "This method is not offered here", Map.of("Allow", allow)));
    }

    static Optional<OperationRefusal> ofCaller(HttpServletRequest request, String operation) {
        Optional<Caller> caller = Callers.of(request);
        if (caller.isEmpty()) {
            return Optional.of(of(401, IssueType.LOGIN, "A valid token is required"));
        }
        return Access.objection(
                        caller.get(),
                        operation,
                        Interaction.OPERATION,
                        request.getParameterMap().keySet())
                .map(OperationRefusal::of);
    }

    static Optional<OperationRefusal> ofForm(HttpServletRequest request) {
        if ("true".equals(request.getParameter("async"))) {
            return Optional.of(
                    of(422, IssueType.NOTSUPPORTED, "Asynchronous processing is not supported; leave async out"));
        }
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (request.getMethod().equals("POST") && !Formats.isFhir(type)) {
            return Optional.of(of(415, IssueType.NOTSUPPORTED, Formats.TAKEN));
        }
        boolean keepable = request.getParameterMap().values().stream()
                .map(values -> values[0])
                .allMatch(KeepableText::isKeepable);
        return keepable ? Optional.empty() : Optional.of(of(400, IssueType.VALUE, KeepableText.RULE));
    }

    void write(HttpServletResponse response) throws IOException {
        headers.forEach(response::setHeader);
        Outcomes.write(response, status, type, words);
    }
}
