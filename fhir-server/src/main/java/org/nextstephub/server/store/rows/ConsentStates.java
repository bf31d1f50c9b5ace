package org.nextstephub.server.store.rows;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nextstephub.server.consent.Direction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The row on which intake and withdrawal of one person meet: intake shares it, a withdrawal has it alone, both until
 * their transaction ends. Its watermark is the instant of the last withdrawal.
 */
@Component
public class ConsentStates {

    /** The last withdrawal: when, and by whom it reached the hub. */
    public record Watermark(Instant at, String recordedBy) {}

    private final JdbcClient jdbc;

    ConsentStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the row against withdrawals and reads the watermark. */
    public Optional<Watermark> share(String keyHmac, String discloser, Direction direction) {
        return lock(keyHmac, discloser, direction, "for share");
    }

    /** Holds the row alone and reads the watermark. */
    public Optional<Watermark> own(String keyHmac, String discloser, Direction direction) {
        return lock(keyHmac, discloser, direction, "for update");
    }

    /** The last withdrawal under any key by which a partner's person is known, without holding a row. */
    public Optional<Instant> lastWithdrawal(String partner, String patientId, String discloser, Direction direction) {
        return jdbc.sql("select watermark from hub.consent_state where discloser = ? and direction = ?"
                        + " and watermark is not null and key_hmac in"
                        + " (select key_hmac from hub.person where partner = ? and patient_id = ?)"
                        + " order by watermark desc limit 1")
                .params(discloser, direction.code(), partner, patientId)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** The last withdrawals from whoever shared, by person; of most there is none. */
    public Map<String, Instant> lastWithdrawals(Set<String> patientIds, Direction direction) {
        Map<String, Instant> last = new HashMap<>();
        jdbc.sql("select p.patient_id, max(s.watermark) from hub.person p join hub.consent_state s"
                        + " on s.key_hmac = p.key_hmac and s.discloser = p.partner"
                        + " where p.patient_id = any (?) and s.direction = ? and s.watermark is not null"
                        + " group by p.patient_id")
                .params(patientIds.toArray(String[]::new), direction.code())
                .query(row -> {
                    last.put(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return last;
    }

    public void withdrawn(String keyHmac, String discloser, Direction direction, Instant at, String recordedBy) {
        jdbc.sql("update hub.consent_state set watermark = greatest(coalesce(watermark, ?), ?), recorded_by = ?"
                        + " where key_hmac = ? and discloser = ? and direction = ?")
                .params(
                        at.atOffset(ZoneOffset.UTC),
                        at.atOffset(ZoneOffset.UTC),
                        recordedBy,
                        keyHmac,
                        discloser,
                        direction.code())
                .update();
    }

    private Optional<Watermark> lock(String keyHmac, String discloser, Direction direction, String how) {
        jdbc.sql("insert into hub.consent_state (key_hmac, discloser, direction) values (?, ?, ?)"
                        + " on conflict do nothing")
                .params(keyHmac, discloser, direction.code())
                .update();
        return jdbc.sql("select watermark, recorded_by from hub.consent_state"
                        + " where key_hmac = ? and discloser = ? and direction = ? " + how)
                .params(keyHmac, discloser, direction.code())
                .query((row, n) -> {
                    OffsetDateTime at = row.getObject(1, OffsetDateTime.class);
                    String by = row.getString(2);
                    return Optional.ofNullable(at)
                            .map(instant -> new Watermark(instant.toInstant(), by == null ? "" : by));
                })
                .single();
    }
}
