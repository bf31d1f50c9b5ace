package org.nextstephub.server.store.rows;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.nextstephub.profiles.MessageKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keys of accepted messages, each with the hash of its content and the answer it got. */
@Component
public class Inbox {

    /** A message that was accepted before. */
    public record Entry(String sha256, String answer) {}

    private final JdbcClient jdbc;

    Inbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Entry> find(String partner, MessageKey key) {
        return jdbc.sql("select sha256, answer from hub.inbox where partner = ? and key_system = ? and key_value = ?")
                .params(partner, key.system(), key.value())
                .query((row, n) -> new Entry(row.getString(1), row.getString(2)))
                .optional();
    }

    /**
     * Takes the key until the transaction ends; a second message with the same key waits here for the first.
     *
     * @return false when the key was already taken by a committed message
     */
    public boolean take(String partner, MessageKey key, String sha256, Instant at) {
        return jdbc.sql("insert into hub.inbox (partner, key_system, key_value, sha256, accepted_at, answer)"
                                + " values (?, ?, ?, ?, ?, '') on conflict do nothing")
                        .params(partner, key.system(), key.value(), sha256, at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public void answer(String partner, MessageKey key, String answer) {
        jdbc.sql("update hub.inbox set answer = ? where partner = ? and key_system = ? and key_value = ?")
                .params(answer, partner, key.system(), key.value())
                .update();
    }
}
