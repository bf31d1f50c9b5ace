package org.nextstephub.server.store.rows;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nextstephub.profiles.Canonical;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened in a span of time, for counting; and the months that were counted. */
@Component
public class ReportRows {

    /** A fact that became true of a referral for the first time. */
    public record Event(String partner, String taskId, String fact) {}

    /** How often something happened at a partner. */
    public record Count(String partner, String what, int times) {}

    /** When a referral first came so far: code of {@code ns-shared-fact}. */
    public record Milestone(String taskId, String fact, Instant at) {}

    /** What may be counted of a referral's way; a pause, a question or a call is nobody's statistic. */
    private static final List<String> MILESTONES = List.of(
            "received",
            "accepted",
            "not-accepted",
            "introduced",
            "overlap-active",
            "overlap-not-possible",
            "transition-complete",
            "closed");

    private final JdbcClient jdbc;

    ReportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** First facts of referrals from an instant until another, without those of people who withdrew afterwards. */
    public List<Event> facts(Instant from, Instant until) {
        return jdbc.sql("select partner, task_id, fact from hub.notice n where partner <> ?"
                        + " and not exists (select 1 from hub.person p join hub.consent_state s using (key_hmac)"
                        + " where p.partner = n.partner and p.patient_id = n.patient_id and s.discloser = n.partner"
                        + " and s.direction = 'clinical-to-peer' and s.watermark >= n.happened_at)"
                        + " group by partner, task_id, fact"
                        + " having min(happened_at) >= ? and min(happened_at) < ?")
                .params(Canonical.PSSEO, utc(from), utc(until))
                .query((row, n) -> new Event(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** How far these referrals came, and when for the first time. */
    public List<Milestone> milestones(Collection<String> taskIds) {
        if (taskIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select task_id, fact, min(happened_at) from hub.notice"
                        + " where task_id in (:tasks) and partner <> :peer and fact in (:facts) group by task_id, fact")
                .param("tasks", taskIds)
                .param("peer", Canonical.PSSEO)
                .param("facts", MILESTONES)
                .query((row, n) -> new Milestone(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Messages that were refused, by partner and reason; tests are not counted. */
    public List<Count> refusals(Instant from, Instant until) {
        return jdbc.sql("select partner, reason, count(*) from hub.receipt where outcome = 'refused' and not test"
                        + " and received_at >= ? and received_at < ? group by partner, reason")
                .params(utc(from), utc(until))
                .query((row, n) -> new Count(row.getString(1), row.getString(2), row.getInt(3)))
                .list();
    }

    /** People who withdrew, by the partner whose sharing they ended. */
    public List<Count> withdrawals(Instant from, Instant until) {
        return jdbc.sql("select p.partner, count(distinct p.patient_id) from hub.person p"
                        + " join hub.consent_state s on s.key_hmac = p.key_hmac and s.discloser = p.partner"
                        + " where s.direction = 'clinical-to-peer' and s.watermark >= ? and s.watermark < ?"
                        + " group by p.partner")
                .params(utc(from), utc(until))
                .query((row, n) -> new Count(row.getString(1), "", row.getInt(2)))
                .list();
    }

    /** The numbers of a month that was counted. */
    public Optional<String> counted(YearMonth month) {
        return jdbc.sql("select numbers from hub.counted_month where month = ?")
                .param(month.toString())
                .query(String.class)
                .optional();
    }

    /** Keeps the numbers of a month; who was first is right. */
    public String keep(YearMonth month, String numbers) {
        jdbc.sql("insert into hub.counted_month (month, numbers) values (?, ?) on conflict do nothing")
                .params(month.toString(), numbers)
                .update();
        return counted(month).orElseThrow();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
