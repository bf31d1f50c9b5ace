package org.nextstephub.server.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.AbsentValues;
import org.nextstephub.profiles.KeepableText;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.fault.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A door that takes a body by POST and reads it itself, as strictly as the matter demands. What every such door asks
 * first is here: the method, the caller, the allow-list, the form of the body.
 */
public abstract class OperationServlet extends HttpServlet {

    private static final Logger log = LoggerFactory.getLogger(OperationServlet.class);
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A call that may be made.
     *
     * @param operation as the allow-list names it, such as {@code Consent/$revokeConsent}
     * @param body empty when it was asked by GET
     * @param xml whether the body is XML
     * @param xmlWanted whether the answer is to be XML
     * @param query parameters of the URL, the first value of each
     */
    protected record Call(
            Caller caller, String operation, byte[] body, boolean xml, boolean xmlWanted, Map<String, String> query) {}

    /** Answers the call. */
    protected abstract void answer(Call call, HttpServletResponse response) throws IOException;

    /** Name of the operation in the allow-list, from the path without its beginning {@code /fhir/}. */
    protected String operation(String path) {
        return path;
    }

    /** Whether the operation changes nothing and may be asked by GET. */
    protected boolean isRead(String operation) {
        return false;
    }

    private record Refusal(int status, IssueType type, String words) {}

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String operation = operation(request.getServletPath().replaceFirst("^/fhir/?", ""));
        Optional<Caller> caller = Callers.of(request);
        Optional<Refusal> refusal = methodRefusal(request, response, operation)
                .or(() -> callerRefusal(request, response, caller, operation))
                .or(() -> formRefusal(request, operation));
        if (refusal.isPresent()) {
            Refusal why = refusal.get();
            Outcomes.write(response, why.status(), why.type(), why.words());
            return;
        }
        Call call = call(request, caller.orElseThrow(), operation);
        try {
            answer(call, response);
        } catch (RuntimeException failure) {
            failed(call, response, failure);
        }
    }

    private boolean isGet(HttpServletRequest request, String operation) {
        return request.getMethod().equals("GET") && isRead(operation);
    }

    private Optional<Refusal> methodRefusal(
            HttpServletRequest request, HttpServletResponse response, String operation) {
        if (isGet(request, operation) || request.getMethod().equals("POST")) {
            return Optional.empty();
        }
        response.setHeader("Allow", isRead(operation) ? "GET, HEAD, POST" : "POST");
        return Optional.of(new Refusal(405, IssueType.NOTSUPPORTED, "This method is not offered here"));
    }

    private static Optional<Refusal> callerRefusal(
            HttpServletRequest request, HttpServletResponse response, Optional<Caller> caller, String operation) {
        if (caller.isEmpty()) {
            return Optional.of(new Refusal(401, IssueType.LOGIN, "A valid token is required"));
        }
        Set<String> parameters = request.getParameterMap().keySet();
        Optional<Objection> forbidden = Access.objection(caller.get(), operation, Interaction.OPERATION, parameters);
        if (forbidden.isEmpty()) {
            Callers.letIn(request);
        }
        forbidden
                .flatMap(Objection::challenge)
                .ifPresent(challenge -> response.setHeader("WWW-Authenticate", challenge));
        return forbidden.map(objection -> new Refusal(403, IssueType.FORBIDDEN, objection.words()));
    }

    private Optional<Refusal> formRefusal(HttpServletRequest request, String operation) {
        if ("true".equals(request.getParameter("async"))) {
            return Optional.of(new Refusal(
                    422, IssueType.NOTSUPPORTED, "Asynchronous processing is not supported; leave async out"));
        }
        String type = contentType(request);
        if (!isGet(request, operation) && !Formats.isFhir(type)) {
            return Optional.of(new Refusal(415, IssueType.NOTSUPPORTED, Formats.TAKEN));
        }
        if (!query(request).values().stream().allMatch(KeepableText::isKeepable)) {
            return Optional.of(new Refusal(400, IssueType.VALUE, KeepableText.RULE));
        }
        return Optional.empty();
    }

    private Call call(HttpServletRequest request, Caller caller, String operation) throws IOException {
        String type = contentType(request);
        byte[] body = isGet(request, operation)
                ? new byte[0]
                : request.getInputStream().readAllBytes();
        boolean xmlWanted =
                Optional.ofNullable(request.getHeader("Accept")).orElse(type).contains("xml");
        return new Call(caller, operation, body, type.contains("xml"), xmlWanted, query(request));
    }

    private static String contentType(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType()).orElse("");
    }

    private static Map<String, String> query(HttpServletRequest request) {
        Map<String, String> query = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        return query;
    }

    /** Answers a call that failed. */
    protected void failed(Call call, HttpServletResponse response, RuntimeException failure) throws IOException {
        log.error("{} failed: {}", call.operation(), Failure.code(failure));
        Outcomes.failed(response, failure);
    }

    /**
     * The body as a resource of this type; what is only said to be absent is absent in it.
     *
     * @throws DataFormatException when it is not, or holds what cannot be kept
     */
    protected static <T extends Resource> T parsed(Call call, Class<T> type) {
        IParser parser = call.xml() ? FHIR.newXmlParser() : FHIR.newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        T parsed;
        try {
            parsed = parser.parseResource(type, new String(call.body(), StandardCharsets.UTF_8));
        } catch (DataFormatException notFhir) {
            throw notFhir;
        } catch (RuntimeException broken) {
            throw new DataFormatException("another type, or nothing that FHIR knows");
        }
        if (!KeepableText.isKeepable(parsed)) {
            throw new DataFormatException(KeepableText.RULE);
        }
        return AbsentValues.clear(parsed);
    }

    /** Answers with a resource, in the form that the caller takes. */
    protected static void write(Call call, HttpServletResponse response, int status, Resource resource)
            throws IOException {
        IParser parser = call.xmlWanted() ? FHIR.newXmlParser() : FHIR.newJsonParser();
        byte[] body = parser.encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        if (status == 503) {
            response.setHeader("Retry-After", "5");
        }
        response.setContentType("application/fhir+" + (call.xmlWanted() ? "xml" : "json") + ";charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Answers with what is no FHIR resource, as JSON. */
    protected static void writeJson(HttpServletResponse response, Object content) throws IOException {
        byte[] body = JSON.writeValueAsBytes(content);
        response.setStatus(200);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
