package org.nextstephub.server.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.store.rows.ExportJobs.Job;
import org.springframework.stereotype.Component;

/** What an export consists of (Bulk Data Access IG 2.0, section Response - Complete Status): a file for each type with rows. */
@Component
class ExportManifest {

    private final ExportedRows rows;
    private final ExportAddresses addresses;

    ExportManifest(ExportedRows rows, ExportAddresses addresses) {
        this.rows = rows;
        this.addresses = addresses;
    }

    Map<String, Object> of(Caller caller, Job job) {
        List<Map<String, String>> output = ExportTypes.of(caller, job).stream()
                .filter(type -> rows.any(caller, job, type))
                .map(type -> file(job, type, type))
                .toList();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("transactionTime", job.at().toString());
        manifest.put("request", job.asked());
        manifest.put("requiresAccessToken", true);
        manifest.put("output", output);
        manifest.put("deleted", job.since().isEmpty() ? List.of() : List.of(file(job, "Bundle", ExportFiles.DELETED)));
        manifest.put("error", List.of());
        return manifest;
    }

    private Map<String, String> file(Job job, String type, String name) {
        return Map.of("type", type, "url", addresses.file(job, name));
    }
}
