package org.nextstephub.server.export;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.answer.PlainAnswer;
import org.nextstephub.server.audit.AccessAudit;
import org.nextstephub.server.report.ReportedRows;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ExportJobs.Job;
import org.springframework.stereotype.Component;

/** The files of an export, NDJSON: one for each type, and one of what was closed since the export before. */
@Component
class ExportFiles {

    static final String DELETED = "deleted";

    private final ExportedRows rows;
    private final ReportedRows reported;
    private final HubStore store;
    private final FhirContext fhir;
    private final Clock clock;

    ExportFiles(ExportedRows rows, ReportedRows reported, HubStore store, FhirContext fhir, Clock clock) {
        this.rows = rows;
        this.reported = reported;
        this.store = store;
        this.fhir = fhir;
        this.clock = clock;
    }

    /**
     * Writes one file, a page at a time; that it is fetched is on record before.
     *
     * @throws PlainAnswer 404 when the export has no such file
     */
    void write(Caller caller, Job job, String file, HttpServletResponse response) throws IOException {
        boolean deleted = file.equals(DELETED) && job.since().isPresent();
        List<String> types = ExportTypes.of(caller, job);
        if (!deleted && !types.contains(file)) {
            throw new PlainAnswer(404, IssueType.NOTFOUND, "Not found");
        }
        store.record(AccessAudit.exported(caller, "$export " + file, clock.instant()));
        response.setStatus(200);
        response.setContentType("application/fhir+ndjson");
        Writer lines =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), 1 << 16);
        if (deleted) {
            writeDeleted(caller, job, types, lines);
        } else {
            writeRows(caller, job, file, lines);
        }
        lines.flush();
    }

    private void writeRows(Caller caller, Job job, String type, Writer lines) throws IOException {
        IParser parser = fhir.newJsonParser();
        rows.each(caller, job, type, page -> {
            for (Resource row : page) {
                writeLine(parser, lines, row);
            }
        });
    }

    private void writeDeleted(Caller caller, Job job, List<String> types, Writer lines) throws IOException {
        IParser parser = fhir.newJsonParser();
        for (String type : types) {
            if (ExportedRows.CLOSABLE.contains(type)) {
                rows.closed(job, type, page -> {
                    if (!page.isEmpty()) {
                        writeLine(parser, lines, deletions(caller, page));
                    }
                });
            }
        }
    }

    private static void writeLine(IParser parser, Writer lines, Resource row) throws IOException {
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
