package org.nextstephub.server.export;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.server.access.Access;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.Objection;
import org.nextstephub.server.access.OperationServlet;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.access.answer.PlainAnswer;
import org.nextstephub.server.store.rows.ExportJobs.Job;

/**
 * {@code $export} (Bulk Data Access IG 2.0): asked for with {@code Prefer: respond-async}, followed at the address in
 * {@code Content-Location}, fetched as NDJSON. Nothing has to be prepared, so it is ready when it is first asked about.
 */
final class ExportServlet extends OperationServlet {

    private static final String STATUS = "/fhir" + ExportAddresses.STATUS;
    private static final String FILE = "/fhir" + ExportAddresses.FILE;

    static final String[] PATHS = {AllowList.EXPORT, STATUS + "/*", FILE + "/*"};

    private final transient Exports exports;
    private final transient ExportManifest manifests;
    private final transient ExportFiles files;
    private final transient ExportAddresses addresses;
    private final transient FhirContext fhir;

    ExportServlet(
            Exports exports, ExportManifest manifests, ExportFiles files, ExportAddresses addresses, FhirContext fhir) {
        this.exports = exports;
        this.manifests = manifests;
        this.files = files;
        this.addresses = addresses;
        this.fhir = fhir;
    }

    @Override
    protected String operation(String path) {
        return "$export";
    }

    @Override
    protected List<String> methods(HttpServletRequest request, String operation) {
        return switch (request.getServletPath()) {
            case STATUS -> List.of("GET", "DELETE");
            case FILE -> List.of("GET");
            default -> List.of("GET", "POST");
        };
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        switch (call.request().getServletPath()) {
            case STATUS -> lookAfter(call, response);
            case FILE -> fetch(call, response);
            default -> kickOff(call, response);
        }
    }

    private void kickOff(Call call, HttpServletResponse response) throws IOException {
        if (!waits(call.request())) {
            throw new PlainAnswer(400, IssueType.REQUIRED, "An export takes the header Prefer: respond-async");
        }
        Map<String, String[]> asked = new HashMap<>(call.request().getParameterMap());
        if (call.request().getMethod().equals("POST")) {
            asked.putAll(ParametersBody.read(fhir, call.body(), call.xml()));
        }
        Optional<Objection> objection =
                Access.objection(call.caller(), call.operation(), Interaction.OPERATION, asked.keySet());
        if (objection.isPresent()) {
            refuse(response, objection.get());
            return;
        }
        String query = call.request().getQueryString();
        Job job = exports.begin(call.caller(), asked, query == null ? "" : "?" + query);
        response.setHeader("Content-Location", addresses.status(job));
        Outcomes.write(response, 202, IssueType.INFORMATIONAL, "Look for it under the address in Content-Location");
    }

    /** Whether the client takes an answer before the export is ready, as the guide demands. */
    private static boolean waits(HttpServletRequest request) {
        String prefer = Optional.ofNullable(request.getHeader("Prefer")).orElse("");
        return Stream.of(prefer.split("[,;]")).anyMatch(wish -> wish.trim().equals("respond-async"));
    }

    private void lookAfter(Call call, HttpServletResponse response) throws IOException {
        Job job = exports.find(call.caller(), number(call.request(), 1));
        if (call.request().getMethod().equals("DELETE")) {
            exports.forget(job);
            Outcomes.write(response, 202, IssueType.INFORMATIONAL, "The export is forgotten");
            return;
        }
        response.setHeader(
                "Expires",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(job.ends().atOffset(ZoneOffset.UTC)));
        writeJson(response, manifests.of(call.caller(), job));
    }

    private void fetch(Call call, HttpServletResponse response) throws IOException {
        Job job = exports.find(call.caller(), number(call.request(), 2));
        files.write(call.caller(), job, call.request().getPathInfo().split("/")[2], response);
    }

    /**
     * The number of the export in the path.
     *
     * @throws PlainAnswer 404 when it has none, as for one that is not there
     */
    private static UUID number(HttpServletRequest request, int parts) {
        String[] all = String.valueOf(request.getPathInfo()).split("/", -1);
        try {
            return UUID.fromString(all.length == parts + 1 ? all[1] : "");
        } catch (IllegalArgumentException noNumber) {
            throw new PlainAnswer(404, IssueType.NOTFOUND, "Not found");
        }
    }
}
