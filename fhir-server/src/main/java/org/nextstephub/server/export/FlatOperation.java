package org.nextstephub.server.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.access.Access;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.Objection;
import org.nextstephub.server.access.ReadOperation;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.audit.AccessAudit;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ExportJobs.Job;

/** {@code $flat}: the rows of an export as a table (CSV, RFC 4180) for people with a spreadsheet. */
final class FlatOperation extends ReadOperation {

    private static final String LINE_END = "\r\n";

    private final transient ExportedRows rows;
    private final transient HubStore store;
    private final transient Clock clock;

    FlatOperation(ExportedRows rows, HubStore store, Clock clock) {
        this.rows = rows;
        this.store = store;
        this.clock = clock;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        Optional<FlatView> view = FlatView.named(call.query().getOrDefault("view", ""));
        if (view.isEmpty()) {
            String known = Arrays.stream(FlatView.values()).map(FlatView::code).collect(Collectors.joining(", "));
            Outcomes.write(response, 400, IssueType.CODEINVALID, "view is one of: " + known);
            return;
        }
        Optional<Objection> objection =
                Access.objection(call.caller(), view.get().type(), Interaction.SEARCH, List.of());
        if (objection.isPresent()) {
            refuse(response, objection.get());
            return;
        }
        store.record(AccessAudit.exported(call.caller(), "$flat " + view.get().code(), clock.instant()));
        write(call, view.get(), response);
    }

    private void write(Call call, FlatView view, HttpServletResponse response) throws IOException {
        response.setStatus(200);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + view.code() + ".csv\"");
        Writer lines =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), 1 << 16);
        lines.write(view.header() + LINE_END);
        rows.each(call.caller(), all(call), view.type(), page -> {
            for (Resource row : page) {
                lines.write(view.line(row) + LINE_END);
            }
        });
        lines.flush();
    }

    /** What nobody asked for as a job: everything there is now. */
    private static Job all(Call call) {
        return new Job(
                UUID.randomUUID(),
                call.caller().subject(),
                AllowList.FLAT,
                List.of(),
                List.of(),
                Optional.empty(),
                Instant.EPOCH);
    }
}
