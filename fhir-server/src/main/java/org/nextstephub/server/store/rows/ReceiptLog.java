package org.nextstephub.server.store.rows;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.HashedKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The receipts as a log of what came in. */
@Component
public class ReceiptLog {

    /** What is asked of the log; an empty text asks for any. */
    public record Filter(String partner, String door, String outcome, String code) {}

    /** A message as the log shows it. */
    public record Logged(
            String number,
            String partner,
            @Nullable HashedKey key,
            String door,
            Instant receivedAt,
            String outcome,
            String code) {}

    private final JdbcClient jdbc;

    ReceiptLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What came in from the first instant up to the second, the latest first. */
    public List<Logged> find(Filter filter, Instant from, Instant to, int most) {
        return jdbc.sql("select * from hub.receipt where (:partner = '' or partner = :partner)"
                        + " and (:door = '' or door = :door) and (:outcome = '' or outcome = :outcome)"
                        + " and (:code = '' or reason = :code) and received_at >= :from and received_at < :to"
                        + " order by received_at desc, number limit :most")
                .param("partner", filter.partner())
                .param("door", filter.door())
                .param("outcome", filter.outcome())
                .param("code", filter.code())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Logged(
                        row.getString("number"),
                        row.getString("partner"),
                        row.getString("key_value") == null
                                ? null
                                : new HashedKey(row.getString("key_system"), row.getString("key_value")),
                        row.getString("door"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getString("outcome"),
                        row.getString("reason")))
                .list();
    }

    /** When a message of each partner was last taken; those of the test lane do not count. */
    public Map<String, Instant> lastAccepted() {
        Map<String, Instant> last = new HashMap<>();
        jdbc.sql("select partner, max(received_at) as at from hub.receipt"
                        + " where outcome = 'accepted' and not test group by partner")
                .query(row -> {
                    last.put(
                            row.getString("partner"),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                });
        return last;
    }
}
