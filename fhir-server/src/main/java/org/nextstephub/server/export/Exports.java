package org.nextstephub.server.export;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.access.Access;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.access.search.WholeDays;
import org.nextstephub.server.audit.AccessAudit;
import org.nextstephub.server.report.ReportedRows;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ExportJobs;
import org.nextstephub.server.store.rows.ExportJobs.Job;
import org.springframework.stereotype.Component;

/** What an export is from its beginning to its end: a row that says what was asked for, and rows that are read when fetched. */
@Component
class Exports {

    private static final String DELETED = "deleted";

    private final ExportJobs jobs;
    private final ExportedRows rows;
    private final ReportedRows reported;
    private final HubStore store;
    private final HubSettings settings;
    private final FhirContext fhir;
    private final Clock clock;

    Exports(
            ExportJobs jobs,
            ExportedRows rows,
            ReportedRows reported,
            HubStore store,
            HubSettings settings,
            FhirContext fhir,
            Clock clock) {
        this.jobs = jobs;
        this.rows = rows;
        this.reported = reported;
        this.store = store;
        this.settings = settings;
        this.fhir = fhir;
        this.clock = clock;
    }

    /** What is answered instead. */
    static final class Refused extends RuntimeException {

        private final int status;
        private final IssueType type;
        private final transient Optional<Duration> retryAfter;

        Refused(int status, IssueType type, String words) {
            this(status, type, words, Optional.empty());
        }

        Refused(int status, IssueType type, String words, Optional<Duration> retryAfter) {
            super(words);
            this.status = status;
            this.type = type;
            this.retryAfter = retryAfter;
        }

        int status() {
            return status;
        }

        IssueType type() {
            return type;
        }

        Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    static Refused notHere() {
        return new Refused(404, IssueType.NOTFOUND, "Not found");
    }

    /** Keeps what is asked for. Times are those of the store, which no setting moves. */
    Job begin(Caller caller, Map<String, String[]> asked, String query) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ExportAsked wish = asked(asked, now);
        for (String type : wish.types()) {
            if (!mayHave(caller, type)) {
                throw new Refused(
                        403, IssueType.FORBIDDEN, "The scope of this token is too narrow for a type in _type");
            }
        }
        String address = settings.fhirBase() + "/$export" + query;
        Job job =
                new Job(UUID.randomUUID(), caller.subject(), address, wish.types(), wish.filters(), wish.since(), now);
        if (!rows.canBeRead(job)) {
            throw new Refused(400, IssueType.INVALID, "A value of _typeFilter is not of its parameter's type");
        }
        Optional<Instant> wait = store.inOneTransaction(() -> jobs.add(job));
        wait.ifPresent(until -> {
            throw new Refused(
                    429,
                    IssueType.THROTTLED,
                    "There are " + ExportJobs.MOST + " exports already: cancel one with DELETE, or wait",
                    Optional.of(Duration.between(now, until)));
        });
        return job;
    }

    private static ExportAsked asked(Map<String, String[]> asked, Instant now) {
        try {
            ExportAsked wish = ExportAsked.of(asked, now);
            wish.filters().forEach(filter -> WholeDays.of(ExportAsked.search(filter)));
            return wish;
        } catch (IllegalArgumentException | InvalidRequestException wrong) {
            throw new Refused(400, IssueType.INVALID, String.valueOf(wrong.getMessage()));
        }
    }

    private static boolean mayHave(Caller caller, String type) {
        return Access.objection(caller, type, Interaction.SEARCH, List.of()).isEmpty();
    }

    /** A job of this client; another's is not there. */
    Job find(Caller caller, UUID number) {
        return jobs.find(number, caller.subject(), Instant.now()).orElseThrow(Exports::notHere);
    }

    void forget(Job job) {
        jobs.forget(job.number());
    }

    String address(String door, Job job, String file) {
        return settings.fhirBase() + door.replaceFirst("^/fhir", "") + "/" + job.number() + file;
    }

    Map<String, Object> manifest(Caller caller, Job job) {
        List<Map<String, String>> output = new ArrayList<>();
        types(caller, job).stream()
                .filter(type -> rows.any(caller, job, type))
                .forEach(type -> output.add(Map.of("type", type, "url", address(ExportServlet.FILE, job, "/" + type))));
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("transactionTime", job.at().toString());
        manifest.put("request", job.asked());
        manifest.put("requiresAccessToken", true);
        manifest.put("output", output);
        manifest.put(
                DELETED,
                job.since().isEmpty()
                        ? List.of()
                        : List.of(Map.of("type", "Bundle", "url", address(ExportServlet.FILE, job, "/" + DELETED))));
        manifest.put("error", List.of());
        return manifest;
    }

    private static List<String> types(Caller caller, Job job) {
        return AllowList.rows().stream()
                .filter(row -> row.role() == Role.REPORTING && row.interaction() == Interaction.SEARCH)
                .map(AllowList.Row::type)
                .filter(type -> job.types().isEmpty() || job.types().contains(type))
                .filter(type -> mayHave(caller, type))
                .toList();
    }

    /** Writes one file, a page at a time; that it is fetched is on record before. */
    void stream(Caller caller, Job job, String file, HttpServletResponse response) throws IOException {
        boolean gone = file.equals(DELETED) && job.since().isPresent();
        List<String> types = types(caller, job);
        if (!gone && !types.contains(file)) {
            throw notHere();
        }
        store.record(AccessAudit.exported(caller, "$export " + file, clock.instant()));
        response.setStatus(200);
        response.setContentType("application/fhir+ndjson");
        Writer lines =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), 1 << 16);
        if (gone) {
            writeGone(caller, job, types, lines);
        } else {
            IParser parser = fhir.newJsonParser();
            rows.each(caller, job, file, page -> {
                for (Resource row : page) {
                    line(parser, lines, row);
                }
            });
        }
        lines.flush();
    }

    private void writeGone(Caller caller, Job job, List<String> types, Writer lines) throws IOException {
        IParser parser = fhir.newJsonParser();
        for (String type : types) {
            if (ExportedRows.CLOSABLE.contains(type)) {
                rows.closed(job, type, page -> {
                    if (!page.isEmpty()) {
                        line(parser, lines, deletions(caller, page));
                    }
                });
            }
        }
    }

    private static void line(IParser parser, Writer lines, Resource row) throws IOException {
        parser.encodeResourceToWriter(row, lines);
        lines.write('\n');
    }

    private Bundle deletions(Caller caller, List<Resource> closed) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        closed.forEach(each -> bundle.addEntry()
                .getRequest()
                .setMethod(HTTPVerb.DELETE)
                .setUrl(each.fhirType() + "/" + reported.id(caller.subject(), each)));
        return bundle;
    }
}
