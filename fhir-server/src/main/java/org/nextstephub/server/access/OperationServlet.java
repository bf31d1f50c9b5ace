package org.nextstephub.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.access.answer.PlainAnswer;
import org.nextstephub.server.fault.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An operation over HTTP. What every operation asks first is here: the method, the caller, the allow-list, the form of the body. */
public abstract class OperationServlet extends FhirServlet {

    private static final Logger log = LoggerFactory.getLogger(OperationServlet.class);

    /**
     * Answers the call.
     *
     * @throws PlainAnswer to answer with its status and text instead
     */
    protected abstract void answer(Call call, HttpServletResponse response) throws IOException;

    /** Name of the operation in the allow-list, from the path without its beginning {@code /fhir/}. */
    protected String operation(String path) {
        return path;
    }

    /** Whether the operation may be asked by GET, as its body may be empty. */
    protected boolean isRead(String operation) {
        return false;
    }

    /** Methods that the address offers. */
    protected List<String> methods(HttpServletRequest request, String operation) {
        return isRead(operation) ? List.of("GET", "POST") : List.of("POST");
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String operation = operation(request.getServletPath().replaceFirst("^/fhir/?", ""));
        Optional<OperationRefusal> refusal = refusal(request, operation);
        if (refusal.isPresent()) {
            refusal.get().write(response);
            return;
        }
        Call call = call(request, operation);
        try {
            answer(call, response);
        } catch (PlainAnswer plain) {
            plain.getResponseHeaders()
                    .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            Outcomes.write(response, plain.getStatusCode(), plain.type(), plain.details());
        } catch (RuntimeException failure) {
            failed(call, response, failure);
        }
    }

    private Optional<OperationRefusal> refusal(HttpServletRequest request, String operation) {
        Optional<OperationRefusal> refusal = OperationRefusal.ofMethod(request, methods(request, operation))
                .or(() -> OperationRefusal.ofCaller(request, operation));
        if (refusal.isPresent()) {
            return refusal;
        }
        Callers.letIn(request);
        return OperationRefusal.ofForm(request);
    }

    private static Call call(HttpServletRequest request, String operation) throws IOException {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        byte[] body =
                request.getMethod().equals("POST") ? request.getInputStream().readAllBytes() : new byte[0];
        boolean xmlWanted =
                Optional.ofNullable(request.getHeader("Accept")).orElse(type).contains("xml");
        Map<String, String> query = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        Caller caller = Callers.of(request).orElseThrow();
        return new Call(request, caller, operation, body, type.contains("xml"), xmlWanted, query);
    }

    /**
     * Answers a call that failed. An answer that has begun can only break off. The container logs what it is thrown, so the failure,
     * whose words may quote a row, is not handed on.
     */
    protected void failed(Call call, HttpServletResponse response, RuntimeException failure) throws IOException {
        log.error("{} failed: {}", call.operation(), Failure.code(failure));
        if (response.isCommitted()) {
            throw new IOException("an answer broke off");
        }
        Outcomes.failed(response, failure);
    }

    /** Refuses the call for what the allow-list objects to. */
    protected static void refuse(HttpServletResponse response, Objection objection) throws IOException {
        OperationRefusal.of(objection).write(response);
    }
}
