package org.nextstephub.server.export;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.nextstephub.server.access.Access;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Callers;
import org.nextstephub.server.access.Objection;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.export.Exports.Refused;
import org.nextstephub.server.fault.Failure;
import org.nextstephub.server.store.rows.ExportJobs.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code $export} (Bulk Data Access IG 2.0): asked for with {@code Prefer: respond-async}, looked after under the address in
 * {@code Content-Location}, fetched as NDJSON. Nothing has to be made ready, so it is ready when it is first looked after.
 */
final class ExportServlet extends HttpServlet {

    static final String STATUS = "/fhir/$export-status";
    static final String FILE = "/fhir/$export-file";

    private static final Logger log = LoggerFactory.getLogger(ExportServlet.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Exports exports;
    private final transient FhirContext fhir;

    ExportServlet(Exports exports, FhirContext fhir) {
        this.exports = exports;
        this.fhir = fhir;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Caller> caller = Callers.of(request);
        if (caller.isEmpty()) {
            Outcomes.write(response, 401, IssueType.LOGIN, "A valid token is required");
            return;
        }
        Optional<Objection> objection = Access.objection(
                caller.get(),
                "$export",
                Interaction.OPERATION,
                request.getParameterMap().keySet());
        if (objection.isPresent()) {
            refuse(response, objection.get());
            return;
        }
        Callers.letIn(request);
        try {
            answer(caller.get(), request, response);
        } catch (Refused refused) {
            refused.retryAfter()
                    .ifPresent(wait -> response.setHeader("Retry-After", String.valueOf(wait.toSeconds() + 1)));
            Outcomes.write(response, refused.status(), refused.type(), String.valueOf(refused.getMessage()));
        } catch (RuntimeException failure) {
            failed(response, failure);
        }
    }

    private void answer(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String method = request.getMethod();
        switch (request.getServletPath()) {
            case STATUS -> {
                only(response, method, "GET", "DELETE");
                Job job = exports.find(caller, number(request.getPathInfo(), 1));
                if (method.equals("DELETE")) {
                    exports.forget(job);
                    Outcomes.write(response, 202, IssueType.INFORMATIONAL, "The export is forgotten");
                } else {
                    manifest(caller, job, response);
                }
            }
            case FILE -> {
                only(response, method, "GET");
                Job job = exports.find(caller, number(request.getPathInfo(), 2));
                exports.stream(caller, job, request.getPathInfo().split("/")[2], response);
            }
            default -> {
                only(response, method, "GET", "POST");
                kickOff(caller, request, response);
            }
        }
    }

    private void kickOff(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean waits = Stream.of(Optional.ofNullable(request.getHeader("Prefer"))
                        .orElse("")
                        .split("[,;]"))
                .anyMatch(wish -> wish.trim().equals("respond-async"));
        if (!waits) {
            throw new Refused(400, IssueType.REQUIRED, "An export takes the header Prefer: respond-async");
        }
        Map<String, String[]> asked = new HashMap<>(request.getParameterMap());
        if (request.getMethod().equals("POST")) {
            asked.putAll(parameters(request));
            Optional<Objection> objection = Access.objection(caller, "$export", Interaction.OPERATION, asked.keySet());
            if (objection.isPresent()) {
                refuse(response, objection.get());
                return;
            }
        }
        String query = request.getQueryString();
        Job job = exports.begin(caller, asked, query == null ? "" : "?" + query);
        response.setHeader("Content-Location", exports.address(STATUS, job, ""));
        Outcomes.write(response, 202, IssueType.INFORMATIONAL, "Look for it under the address in Content-Location");
    }

    private Map<String, String[]> parameters(HttpServletRequest request) throws IOException {
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            boolean xml = String.valueOf(request.getContentType()).contains("xml");
            Parameters given = (xml ? fhir.newXmlParser() : fhir.newJsonParser()).parseResource(Parameters.class, body);
            Map<String, List<String>> all = new HashMap<>();
            given.getParameter().stream()
                    .filter(each ->
                            each.hasName() && each.hasValue() && each.getValue().isPrimitive())
                    .forEach(each -> all.computeIfAbsent(each.getName(), none -> new ArrayList<>())
                            .add(each.getValue().primitiveValue()));
            Map<String, String[]> asked = new HashMap<>();
            all.forEach((name, values) -> asked.put(name, values.toArray(String[]::new)));
            return asked;
        } catch (DataFormatException | ClassCastException notParameters) {
            throw new Refused(400, IssueType.INVALID, "The body is a Parameters resource");
        }
    }

    private void manifest(Caller caller, Job job, HttpServletResponse response) throws IOException {
        byte[] body = JSON.writeValueAsBytes(exports.manifest(caller, job));
        response.setStatus(200);
        response.setHeader(
                "Expires",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(job.ends().atOffset(ZoneOffset.UTC)));
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** What is no number of a job is answered like one that is not there. */
    private static UUID number(String path, int parts) {
        String[] all = String.valueOf(path).split("/", -1);
        try {
            if (all.length == parts + 1) {
                return UUID.fromString(all[1]);
            }
        } catch (IllegalArgumentException noNumber) {
            throw Exports.notHere();
        }
        throw Exports.notHere();
    }

    private static void only(HttpServletResponse response, String method, String... offered) {
        if (!List.of(offered).contains(method)) {
            response.setHeader("Allow", String.join(", ", offered));
            throw new Refused(405, IssueType.NOTSUPPORTED, "This method is not offered here");
        }
    }

    static void refuse(HttpServletResponse response, Objection objection) throws IOException {
        objection.challenge().ifPresent(challenge -> response.setHeader("WWW-Authenticate", challenge));
        Outcomes.write(response, 403, IssueType.FORBIDDEN, objection.words());
    }

    /**
     * A file that has begun cannot be answered otherwise any more: it ends without its end. The container logs what it is thrown, so
     * the failure, whose words may quote a row, is not handed on.
     */
    private static void failed(HttpServletResponse response, RuntimeException failure) throws IOException {
        log.error("$export failed: {}", Failure.code(failure));
        if (response.isCommitted()) {
            throw new IOException("an export broke off");
        }
        boolean passing = Failure.of(failure) == Failure.PASSING;
        Outcomes.write(
                response,
                passing ? 503 : 500,
                passing ? IssueType.TRANSIENT : IssueType.EXCEPTION,
                passing ? "Temporarily unable. Try again" : "A fault of the hub. It is on record");
    }
}
