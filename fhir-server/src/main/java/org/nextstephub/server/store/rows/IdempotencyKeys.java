package org.nextstephub.server.store.rows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keys under which partners sent whole bodies, kept as hashes: one key stands for one body (Idempotency-Key, IETF draft). */
@Component
public class IdempotencyKeys {

    private final JdbcClient jdbc;

    IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Binds the key to the body at its first use; whether the body is the one that the key stands for. */
    public boolean standsFor(String partner, String key, byte[] body, Instant now) {
        String hash = DigestUtils.sha256Hex(body);
        String keyHash = DigestUtils.sha256Hex(key.getBytes(StandardCharsets.UTF_8));
        jdbc.sql("insert into hub.idempotency_key (partner, key_sha256, body_sha256, first_used_at)"
                        + " values (?, ?, ?, ?) on conflict do nothing")
                .params(partner, keyHash, hash, now.atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("select body_sha256 from hub.idempotency_key where partner = ? and key_sha256 = ?")
                .params(partner, keyHash)
                .query(String.class)
                .single()
                .equals(hash);
    }
}
