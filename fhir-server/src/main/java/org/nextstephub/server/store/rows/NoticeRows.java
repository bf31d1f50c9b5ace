package org.nextstephub.server.store.rows;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nextstephub.profiles.Canonical;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The facts of each referral in order, and what became of telling them. One that is due is claimed for a while: by one hub
 * only, and never before an earlier one of the same referral.
 */
@Component
public class NoticeRows {

    /** What becomes of telling a fact. */
    public enum State {
        /** Waits to be delivered. */
        QUEUED,
        /** The partner has it. */
        DELIVERED,
        /** Told in the answer to the partner's own message. */
        TOLD,
        /** The partner is not told by itself; it asks. */
        POLLED,
        /** Consent or agreement did not permit it. */
        WITHHELD,
        /** Given up after days; somebody has to look. */
        UNDELIVERED;

        /** For the table and for answers. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param number the order in which facts came to be
     * @param happenedAt by the clock of decisions
     * @param queuedAt when it was left for delivery
     * @param attempts times it was handed out for delivery
     * @param said what the partner's system answered last, in one word
     */
    public record Notice(
            long number,
            String partner,
            String taskId,
            String patientId,
            String fact,
            String reason,
            Instant happenedAt,
            Instant queuedAt,
            State state,
            int attempts,
            String said) {}

    /** Of the notices {@code due} those that wait, and for none before them. */
    private static final String NEXT = "state = 'queued' and not exists (select 1 from hub.notice before"
            + " where before.task_id = due.task_id and before.partner = due.partner and before.state = 'queued'"
            + " and before.number < due.number)";

    private final JdbcClient jdbc;

    NoticeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(
            String partner,
            String taskId,
            String patientId,
            String fact,
            String reason,
            Instant happenedAt,
            State state) {
        jdbc.sql("insert into hub.notice (partner, task_id, patient_id, fact, reason, happened_at, state)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(partner, taskId, patientId, fact, reason, happenedAt.atOffset(ZoneOffset.UTC), state.code())
                .update();
    }

    /** All facts of a referral for its agency, the latest first. */
    public List<Notice> of(String taskId) {
        return of(List.of(taskId)).getOrDefault(taskId, List.of());
    }

    /** The same of several referrals at once, by the id of their task; one of which there is none is left out. */
    public Map<String, List<Notice>> of(Collection<String> taskIds) {
        if (taskIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from hub.notice where task_id in (:tasks) and partner <> :own order by number desc")
                .param("tasks", taskIds)
                .param("own", Canonical.PSSEO)
                .query((row, n) -> notice(row))
                .list()
                .stream()
                .collect(groupingBy(Notice::taskId));
    }

    /** Facts of a partner's referrals that were left after an instant, in order. */
    public List<Notice> since(String partner, Instant since) {
        return jdbc.sql("select * from hub.notice where partner = ? and queued_at > ? order by number")
                .params(partner, since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> notice(row))
                .list();
    }

    /** Hands out the next notice that is due to one of these partners, for as long as the claim lasts. */
    public Optional<Notice> claim(Collection<String> partners, Duration claim) {
        if (partners.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql("update hub.notice set due_at = now() + :claim * interval '1 ms'"
                        + " where number = (select number from hub.notice due where due_at <= now()"
                        + " and partner in (:partners) and " + NEXT
                        + " order by due_at, number limit 1 for update skip locked) returning *")
                .param("claim", claim.toMillis())
                .param("partners", partners)
                .query((row, n) -> notice(row))
                .optional();
    }

    /** A notice that still waits, held until the transaction ends. */
    public Optional<Notice> queued(long number) {
        return jdbc.sql("select * from hub.notice where number = ? and state = 'queued' for update")
                .param(number)
                .query((row, n) -> notice(row))
                .optional();
    }

    public void ends(long number, State state, String said) {
        jdbc.sql("update hub.notice set state = ?, said = ? where number = ?")
                .params(state.code(), said, number)
                .update();
    }

    /** Tries it again after a pause. */
    public void later(long number, Duration pause, String said) {
        jdbc.sql("update hub.notice set due_at = now() + ? * interval '1 ms', said = ? where number = ?")
                .params(pause.toMillis(), said, number)
                .update();
    }

    /** The partner's system is away: nothing else of it is tried before that either. */
    public void allLater(String partner, Duration pause) {
        jdbc.sql("update hub.notice set due_at = greatest(due_at, now() + ? * interval '1 ms')"
                        + " where partner = ? and state = 'queued'")
                .params(pause.toMillis(), partner)
                .update();
    }

    /** Leaves the undelivered notices of a referral for delivery anew, due at once. */
    public int again(String taskId) {
        return jdbc.sql("update hub.notice set state = 'queued', queued_at = now(), due_at = now(), attempts = 0"
                        + " where task_id = ? and state = 'undelivered'")
                .param(taskId)
                .update();
    }

    /** It is on its way to the partner once more. */
    public void handedOut(long number) {
        jdbc.sql("update hub.notice set attempts = attempts + 1 where number = ?")
                .param(number)
                .update();
    }

    /** How many wait, and for how long the oldest has. */
    public record Waiting(long notices, Duration oldest) {}

    public Waiting waiting() {
        return jdbc.sql("select count(*), coalesce(extract(epoch from now() - min(queued_at)), 0)"
                        + " from hub.notice where state = 'queued'")
                .query((row, n) -> new Waiting(row.getLong(1), Duration.ofSeconds(Math.max(0, row.getLong(2)))))
                .single();
    }

    /** How many of each partner's notices have been due for so long, and nobody has come for them. */
    public Map<String, Long> uncarried(Duration late) {
        Map<String, Long> found = new TreeMap<>();
        jdbc.sql("select partner, count(*) from hub.notice due where due_at < now() - ? * interval '1 ms' and " + NEXT
                        + " group by partner")
                .param(late.toMillis())
                .query(row -> {
                    found.put(row.getString(1), row.getLong(2));
                });
        return found;
    }

    /** Ends those of them that were left for delivery so long ago: somebody has to look. */
    public void giveUpUncarried(Duration late, Duration givenUp) {
        jdbc.sql("update hub.notice due set state = 'undelivered', said = 'no-route'"
                        + " where due_at < now() - ? * interval '1 ms' and queued_at < now() - ? * interval '1 ms' and "
                        + NEXT)
                .params(late.toMillis(), givenUp.toMillis())
                .update();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("number"),
                row.getString("partner"),
                row.getString("task_id"),
                row.getString("patient_id"),
                row.getString("fact"),
                row.getString("reason"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                row.getString("said"));
    }
}
