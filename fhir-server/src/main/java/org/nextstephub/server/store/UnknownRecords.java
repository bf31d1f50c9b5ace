package org.nextstephub.server.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records that came in by no door: a door writes a row of its own for each referral and each person, in the same
 * transaction. Somebody must look at them.
 */
final class UnknownRecords {

    private final JdbcClient jdbc;

    UnknownRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> found() {
        return Stream.of(
                        unaccounted("ServiceRequest", "hub.referral", "service_request_id"),
                        unaccounted("Patient", "hub.person", "patient_id"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> unaccounted(String type, String table, String column) {
        long strangers = jdbc.sql("select count(*) from public.hfj_resource held where held.res_type = '" + type
                        + "' and held.res_deleted_at is null and not exists (select from " + table
                        + " known where known." + column + " = held.fhir_id)")
                .query(Long.class)
                .single();
        return strangers == 0
                ? Optional.empty()
                : Optional.of(strangers + " " + type + " in the store came in by no door");
    }
}
