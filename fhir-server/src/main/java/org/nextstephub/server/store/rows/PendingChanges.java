package org.nextstephub.server.store.rows;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
     * Confirms a change that another proposed, or proposes it; the caller's transaction must be open.
     *
     * @param resourceId empty for a new resource
     * @param content the whole of what is proposed; only its hash is kept
     * @return whether the change counts now
     */
    public boolean confirmOrPropose(String type, String resourceId, String content, String subject, Instant now) {
        String sha256 = DigestUtils.sha256Hex(content);
        int confirmed = jdbc.sql("delete from hub.pending_change where type = ? and resource_id = ? and sha256 = ?"
                        + " and proposed_by <> ? and proposed_at > ?")
                .params(type, resourceId, sha256, subject, now.minus(VALID).atOffset(ZoneOffset.UTC))
                .update();
        if (confirmed == 1) {
            return true;
        }
        jdbc.sql("insert into hub.pending_change (type, resource_id, sha256, proposed_by, proposed_at)"
                        + " values (?, ?, ?, ?, ?) on conflict (type, resource_id, sha256)"
                        + " do update set proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at")
                .params(type, resourceId, sha256, subject, now.atOffset(ZoneOffset.UTC))
                .update();
        return false;
    }
}
