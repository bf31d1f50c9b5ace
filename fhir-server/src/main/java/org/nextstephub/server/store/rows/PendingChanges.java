package org.nextstephub.server.store.rows;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one administrator proposed and another confirms by sending the same within a week. */
@Component
public class PendingChanges {

    /** What the first of two administrators is told. */
    public static final String PROPOSED =
            "Proposed. It counts once another administrator has sent exactly the same within a week; sending it again"
                    + " yourself does not count";

    private static final Duration VALID = Duration.ofDays(7);

    private final JdbcClient jdbc;

    PendingChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A proposal that waits.
     *
     * @param id hash of its content
     * @param of what it changes, with the version that it replaces; empty for something new
     * @param content what the second administrator sends to confirm it
     */
    public record Proposal(
            String id, String type, String of, String content, String proposedBy, Instant proposedAt, Instant until) {}

    /** Those that can still be confirmed, the oldest first. */
    public List<Proposal> waiting(Instant now) {
        return jdbc.sql("select * from hub.pending_change where proposed_at > ? and content <> ''"
                        + " order by proposed_at, sha256")
                .param(at(now.minus(VALID)))
                .query((row, number) -> {
                    Instant proposed =
                            row.getObject("proposed_at", OffsetDateTime.class).toInstant();
                    return new Proposal(
                            row.getString("sha256"),
                            row.getString("type"),
                            row.getString("resource_id"),
                            row.getString("content"),
                            row.getString("proposed_by"),
                            proposed,
                            proposed.plus(VALID));
                })
                .list();
    }

    /** Takes a proposal away; @return what it was about, empty when it does not wait (any more) */
    public Optional<String> withdraw(String id) {
        return jdbc.sql("delete from hub.pending_change where sha256 = ? and content <> '' returning type")
                .param(id)
                .query(String.class)
                .optional();
    }

    /**
     * Confirms a change that another proposed, or proposes it; the caller's transaction must be open.
     *
     * @param resourceId empty for a new resource
     * @param content the whole of what is proposed; kept while it waits
     * @return whether the change counts now
     */
    public boolean confirmOrPropose(String type, String resourceId, String content, String subject, Instant now) {
        String sha256 = DigestUtils.sha256Hex(content);
        int confirmed = jdbc.sql("delete from hub.pending_change where type = ? and resource_id = ? and sha256 = ?"
                        + " and proposed_by <> ? and proposed_at > ?")
                .params(type, resourceId, sha256, subject, at(now.minus(VALID)))
                .update();
        jdbc.sql("delete from hub.pending_change where proposed_at <= ?")
                .param(at(now.minus(VALID)))
                .update();
        if (confirmed == 1) {
            return true;
        }
        jdbc.sql("insert into hub.pending_change (type, resource_id, sha256, content, proposed_by, proposed_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (type, resource_id, sha256) do update set"
                        + " proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at,"
                        + " content = excluded.content")
                .params(type, resourceId, sha256, content, subject, at(now))
                .update();
        return false;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
