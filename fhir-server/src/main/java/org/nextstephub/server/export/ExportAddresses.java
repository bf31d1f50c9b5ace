package org.nextstephub.server.export;

import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.rows.ExportJobs.Job;
import org.springframework.stereotype.Component;

/** The addresses at which an export is asked for, followed and fetched. */
@Component
class ExportAddresses {

    static final String STATUS = "/$export-status";
    static final String FILE = "/$export-file";

    private final String base;

    ExportAddresses(HubSettings settings) {
        this.base = settings.fhirBase();
    }

    /** @param query as it was sent, with its question mark; empty when there was none */
    String kickOff(String query) {
        return base + "/$export" + query;
    }

    String status(Job job) {
        return base + STATUS + "/" + job.number();
    }

    String file(Job job, String name) {
        return base + FILE + "/" + job.number() + "/" + name;
    }
}
