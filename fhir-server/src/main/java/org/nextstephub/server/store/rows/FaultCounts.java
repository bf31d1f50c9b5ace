package org.nextstephub.server.store.rows;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often the hub itself failed on a message of a partner, whichever hub it was and whatever happened in between. */
@Component
public class FaultCounts {

    private final JdbcClient jdbc;

    FaultCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts one more; no transaction must be open, so that it is committed whatever follows.
     *
     * @param keySha256 hash of the key under which the sender repeats the message
     * @return how often it was now
     */
    public int count(String partner, String keySha256, Instant at) {
        return jdbc.sql("insert into hub.fault (partner, key_sha256, times, last_at) values (?, ?, 1, ?)"
                        + " on conflict (partner, key_sha256) do update set times = fault.times + 1,"
                        + " last_at = excluded.last_at returning times")
                .params(partner, keySha256, at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }
}
