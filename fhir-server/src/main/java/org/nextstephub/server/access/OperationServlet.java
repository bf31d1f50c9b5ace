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

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String operation = operation(request.getServletPath().replaceFirst("^/fhir/?", ""));
        boolean get = request.getMethod().equals("GET") && isRead(operation);
        if (!get && !request.getMethod().equals("POST")) {
            response.setHeader("Allow", isRead(operation) ? "GET, POST" : "POST");
            Outcomes.write(response, 405, IssueType.NOTSUPPORTED, "This method is not offered here");
            return;
        }
        Optional<Caller> caller = Callers.of(request);
        if (caller.isEmpty()) {
            Outcomes.write(response, 401, IssueType.LOGIN, "A valid token is required");
            return;
        }
        Set<String> parameters = request.getParameterMap().keySet();
        Optional<String> objection = Access.objection(caller.get(), operation, Interaction.OPERATION, parameters);
        if (objection.isPresent()) {
            Outcomes.write(response, 403, IssueType.FORBIDDEN, objection.get());
            return;
        }
        Callers.letIn(request);
        if ("true".equals(request.getParameter("async"))) {
            Outcomes.write(
                    response, 422, IssueType.NOTSUPPORTED, "Asynchronous processing is not supported; leave async out");
            return;
        }
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (!get && !type.contains("json") && !type.contains("xml")) {
            Outcomes.write(response, 415, IssueType.NOTSUPPORTED, "Send application/fhir+json or application/fhir+xml");
            return;
        }
        byte[] body = get ? new byte[0] : request.getInputStream().readAllBytes();
        Map<String, String> query = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        if (!query.values().stream().allMatch(KeepableText::isKeepable)) {
            Outcomes.write(response, 400, IssueType.VALUE, KeepableText.RULE);
            return;
        }
        boolean xmlWanted =
                Optional.ofNullable(request.getHeader("Accept")).orElse(type).contains("xml");
        Call call = new Call(caller.get(), operation, body, type.contains("xml"), xmlWanted, query);
        try {
            answer(call, response);
        } catch (RuntimeException failure) {
            failed(call, response, failure);
        }
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
