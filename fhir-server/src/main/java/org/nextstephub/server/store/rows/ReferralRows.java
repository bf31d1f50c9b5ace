package org.nextstephub.server.store.rows;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nextstephub.profiles.Placer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Referrals and people as their partner names them: what makes each of them exist once, and changes apply in order. */
@Component
public class ReferralRows {

    /** The sender's own number of a referral. */

    /**
     * @param filler the hub's number, such as {@code NS-000123}
     * @param contentSha256 hash of what was stored last, by which an echo is recognised
     * @param eventTime when the stored state happened at the sender
     */
    public record Row(
            Placer placer,
            String serviceRequestId,
            String taskId,
            String patientId,
            String filler,
            String contentSha256,
            Instant eventTime,
            boolean cancelled) {}

    private final JdbcClient jdbc;

    ReferralRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Finds a referral and holds it until the transaction ends, so that its changes apply one after the other. */
    public Optional<Row> lock(String partner, Placer placer) {
        return jdbc.sql("select * from hub.referral where partner = ? and placer_system = ? and placer_value = ?"
                        + " for update")
                .params(partner, placer.system(), placer.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** The same without holding it. */
    public Optional<Row> find(String partner, Placer placer) {
        return jdbc.sql("select * from hub.referral where partner = ? and placer_system = ? and placer_value = ?")
                .params(partner, placer.system(), placer.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** The referral that a task works, with the code of its partner. */
    public Optional<Owned> ofTask(String taskId) {
        return owned("select * from hub.referral where task_id = ?", taskId);
    }

    /** The referral that a request makes. */
    public Optional<Owned> ofRequest(String serviceRequestId) {
        return owned("select * from hub.referral where service_request_id = ?", serviceRequestId);
    }

    private Optional<Owned> owned(String sql, String id) {
        return jdbc.sql(sql)
                .param(id)
                .query((row, n) -> new Owned(row.getString("partner"), row(row)))
                .optional();
    }

    /** Notes whether there is anything left to look at. */
    public void settled(String taskId, boolean settled) {
        jdbc.sql("update hub.referral set settled = ? where task_id = ? and settled <> ?")
                .params(settled, taskId, settled)
                .update();
    }

    /** Tasks of every referral that has something left to look at. */
    public List<String> unsettled() {
        return jdbc.sql("select task_id from hub.referral where not settled order by task_id")
                .query(String.class)
                .list();
    }

    /** Holds the referral of a task until the transaction ends. */
    public void lockTask(String taskId) {
        jdbc.sql("select 1 from hub.referral where task_id = ? for update")
                .param(taskId)
                .query(Integer.class)
                .optional();
    }

    /** A referral and whose it is. */
    public record Owned(String partner, Row row) {}

    public List<Row> lockAllOf(String partner, String patientId) {
        return jdbc.sql("select * from hub.referral where partner = ? and patient_id = ? for update")
                .params(partner, patientId)
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(
                new Placer(row.getString("placer_system"), row.getString("placer_value")),
                row.getString("service_request_id"),
                row.getString("task_id"),
                row.getString("patient_id"),
                row.getString("filler"),
                row.getString("content_sha256"),
                row.getObject("event_time", OffsetDateTime.class).toInstant(),
                row.getBoolean("cancelled"));
    }

    public void insert(String partner, Row row) {
        jdbc.sql("insert into hub.referral (partner, placer_system, placer_value, service_request_id, task_id,"
                        + " patient_id, filler, content_sha256, event_time, cancelled)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        partner,
                        row.placer().system(),
                        row.placer().value(),
                        row.serviceRequestId(),
                        row.taskId(),
                        row.patientId(),
                        row.filler(),
                        row.contentSha256(),
                        row.eventTime().atOffset(ZoneOffset.UTC),
                        row.cancelled())
                .update();
    }

    public void changed(String partner, Placer placer, String contentSha256, Instant eventTime, boolean cancelled) {
        jdbc.sql("update hub.referral set content_sha256 = ?, event_time = ?, cancelled = ?"
                        + " where partner = ? and placer_system = ? and placer_value = ?")
                .params(
                        contentSha256,
                        eventTime.atOffset(ZoneOffset.UTC),
                        cancelled,
                        partner,
                        placer.system(),
                        placer.value())
                .update();
    }

    public Optional<String> patient(String partner, String keyHmac) {
        return jdbc.sql("select patient_id from hub.person where partner = ? and key_hmac = ?")
                .params(partner, keyHmac)
                .query(String.class)
                .optional();
    }

    /** The keys under which a partner's person is known, sorted so that locks are always taken in the same order. */
    public List<String> keys(String partner, String patientId) {
        return jdbc.sql("select key_hmac from hub.person where partner = ? and patient_id = ? order by key_hmac")
                .params(partner, patientId)
                .query(String.class)
                .list();
    }

    /** Everybody who is known under any of these keys. */
    public List<String> people(String partner, List<String> keys) {
        return keys.stream()
                .flatMap(key -> patient(partner, key).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** These keys, and all others of whoever is known under one of them; sorted like the keys of one person. */
    public List<String> allKeys(String partner, List<String> keys) {
        return Stream.concat(
                        keys.stream(), people(partner, keys).stream().flatMap(person -> keys(partner, person).stream()))
                .distinct()
                .sorted()
                .toList();
    }

    /** The partner through whom a person is known; each partner's people are records of their own. */
    public Optional<String> partnerOf(String patientId) {
        return Optional.ofNullable(partnersOf(Set.of(patientId)).get(patientId));
    }

    /** The partners through whom people are known, by person. */
    public Map<String, String> partnersOf(Set<String> patientIds) {
        Map<String, String> partners = new HashMap<>();
        jdbc.sql("select distinct patient_id, partner from hub.person where patient_id = any (?)")
                .param(patientIds.toArray(String[]::new))
                .query(row -> {
                    partners.put(row.getString(1), row.getString(2));
                });
        return partners;
    }

    /** A referral by the hub's own number, if it is the partner's. */
    public Optional<Row> numbered(String partner, String filler) {
        return jdbc.sql("select * from hub.referral where partner = ? and filler = ?")
                .params(partner, filler)
                .query((row, n) -> row(row))
                .optional();
    }

    public void personIs(String partner, String keyHmac, String patientId) {
        jdbc.sql("insert into hub.person (partner, key_hmac, patient_id) values (?, ?, ?) on conflict do nothing")
                .params(partner, keyHmac, patientId)
                .update();
    }

    /**
     * Notes when a person's details were told by a feed; false when a later feed was taken before. It says nothing about
     * the age of a referral's own changes, which come by another queue.
     */
    public boolean isLatestFeed(String partner, String patientId, Instant told) {
        return jdbc.sql("update hub.person set told_at = :told where partner = :partner and patient_id = :person"
                                + " and not exists (select 1 from hub.person later where later.partner = :partner"
                                + " and later.patient_id = :person and later.told_at > :told)")
                        .param("told", told.atOffset(ZoneOffset.UTC))
                        .param("partner", partner)
                        .param("person", patientId)
                        .update()
                > 0;
    }

    public String nextFiller() {
        return "NS-%06d".formatted(next("filler_number"));
    }

    public String nextPersonNumber() {
        return "NSP-%06d".formatted(next("person_number"));
    }

    private long next(String sequence) {
        return jdbc.sql("select nextval('hub." + sequence + "')")
                .query(Long.class)
                .single();
    }
}
