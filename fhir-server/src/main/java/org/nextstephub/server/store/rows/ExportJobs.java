package org.nextstephub.server.store.rows;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Exports that were asked for: what, by whom and since when; never what came out. Any hub may answer for one. */
@Component
public class ExportJobs {

    /** How long a job may be asked for. */
    public static final Duration LIFE = Duration.ofHours(1);

    /** How many a client may have at once. */
    public static final int MOST = 5;

    /**
     * @param client whose it is
     * @param asked the address by which it was asked for
     * @param filters searches that narrow a type, such as {@code Task?status=completed}
     * @param at the instant up to which nothing is missing
     */
    public record Job(
            UUID number,
            String client,
            String asked,
            List<String> types,
            List<String> filters,
            Optional<Instant> since,
            Instant at) {

        public Job {
            types = List.copyOf(types);
            filters = List.copyOf(filters);
        }

        public Instant ends() {
            return at.plus(LIFE);
        }
    }

    private final JdbcClient jdbc;

    ExportJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps a job, unless its client has as many as it may; forgets those that are over. The caller's transaction must be open.
     *
     * @return when the client may try again, if it may not now
     */
    public Optional<Instant> add(Job job) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                .param("export " + job.client())
                .query((row, n) -> n)
                .list();
        jdbc.sql("delete from hub.export_job where at < ?")
                .param(utc(job.at().minus(LIFE)))
                .update();
        List<Instant> others = jdbc.sql("select at from hub.export_job where client = ? order by at")
                .param(job.client())
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
        if (others.size() >= MOST) {
            return Optional.of(others.get(0).plus(LIFE));
        }
        jdbc.sql("insert into hub.export_job (number, client, asked, types, filters, since, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        job.number(),
                        job.client(),
                        job.asked(),
                        job.types().toArray(String[]::new),
                        job.filters().toArray(String[]::new),
                        job.since().map(ExportJobs::utc).orElse(null),
                        utc(job.at()))
                .update();
        return Optional.empty();
    }

    /** A job that is not over, if it is the client's. */
    public Optional<Job> find(UUID number, String client, Instant now) {
        return jdbc.sql("select * from hub.export_job where number = ? and client = ? and at >= ?")
                .params(number, client, utc(now.minus(LIFE)))
                .query((row, n) -> job(row))
                .optional();
    }

    public void forget(UUID number) {
        jdbc.sql("delete from hub.export_job where number = ?").param(number).update();
    }

    private static Job job(ResultSet row) throws SQLException {
        OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
        return new Job(
                row.getObject("number", UUID.class),
                row.getString("client"),
                row.getString("asked"),
                texts(row.getArray("types")),
                texts(row.getArray("filters")),
                Optional.ofNullable(since).map(OffsetDateTime::toInstant),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
