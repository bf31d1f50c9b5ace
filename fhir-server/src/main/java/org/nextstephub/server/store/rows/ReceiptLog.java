package org.nextstephub.server.store.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.HashedKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Receipts as those read them who keep the connections running: messages, how many in each hour, the last of each partner. */
@Component
public class ReceiptLog {

    /**
     * What is asked for; an empty text asks for any.
     *
     * @param ids numbers of receipts, keys as they are kept, or last parts of them; none for any
     */
    public record Filter(
            Set<String> ids, String partner, String door, String outcome, String code, Instant from, Instant to) {}

    /** A message as the log shows it. */
    public record Logged(
            String number,
            String partner,
            @Nullable HashedKey key,
            String door,
            Instant receivedAt,
            String outcome,
            String code,
            String rule,
            boolean test) {}

    /** How many messages of an hour had one outcome. */
    public record Hour(Instant begins, String outcome, long count) {}

    /** The hub's own test of itself came from nobody, and is left out unless it is asked for. */
    private static final String ASKED =
            " from hub.receipt where (:door <> '' or door <> 'self-check') and (:partner = '' or partner = :partner)"
                    + " and (:door = '' or door = :door) and (:outcome = '' or outcome = :outcome)"
                    + " and (:code = '' or reason = :code) and received_at >= :from and received_at < :to";

    /** Apart, so that the plan may use the indexes. */
    private static final String BY_ID = " and (number in (:ids) or (split_part(key_value, '/', -1) in (:lasts)"
            + " and (key_value in (:ids) or split_part(key_value, '/', -1) in (:ids))))";

    private final JdbcClient jdbc;

    ReceiptLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first. */
    public List<Logged> messages(Filter filter, int most, int skipped) {
        String order = " order by received_at desc, number limit :most offset :skipped";
        StatementSpec asked = filter.ids().isEmpty()
                ? asked("select *" + ASKED + order, filter)
                : asked("select *" + ASKED + BY_ID + order, filter)
                        .param("ids", filter.ids())
                        .param("lasts", lasts(filter.ids()));
        return asked.param("most", most)
                .param("skipped", skipped)
                .query((row, n) -> logged(row))
                .list();
    }

    private static List<String> lasts(Set<String> ids) {
        return ids.stream().map(id -> id.substring(id.lastIndexOf('/') + 1)).toList();
    }

    private static Logged logged(ResultSet row) throws SQLException {
        String key = row.getString("key_value");
        String rule = row.getString("rule");
        return new Logged(
                row.getString("number"),
                row.getString("partner"),
                key == null ? null : new HashedKey(row.getString("key_system"), key),
                row.getString("door"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("outcome"),
                row.getString("reason"),
                rule == null ? "" : rule,
                row.getBoolean("test"));
    }

    /** Hours in which nothing came are left out. */
    public List<Hour> hours(Filter filter) {
        return asked(
                        "select date_trunc('hour', received_at, 'UTC'), outcome, count(*)" + ASKED
                                + " group by 1, 2 order by 1, 2",
                        filter)
                .query((row, n) ->
                        new Hour(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2), row.getLong(3)))
                .list();
    }

    private StatementSpec asked(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("partner", filter.partner())
                .param("door", filter.door())
                .param("outcome", filter.outcome())
                .param("code", filter.code())
                .param("from", filter.from().atOffset(ZoneOffset.UTC))
                .param("to", filter.to().atOffset(ZoneOffset.UTC));
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
    /** When the last message of each partner came; one of whom none ever came is left out. */
    public Map<String, Instant> last(Collection<String> partners) {
        return jdbc
                .sql(
                        "select partners.code, (select max(received_at) from hub.receipt where partner = partners.code) as last"
                                + " from unnest(string_to_array(:partners, ',')) as partners(code)")
                .param("partners", String.join(",", partners))
                .query((row, n) -> new Last(row.getString("code"), row.getObject("last", OffsetDateTime.class)))
                .list()
                .stream()
                .filter(each -> each.at != null)
                .collect(Collectors.toMap(
                        Last::partner, each -> Objects.requireNonNull(each.at).toInstant()));
    }

    private record Last(String partner, @Nullable OffsetDateTime at) {}
}
