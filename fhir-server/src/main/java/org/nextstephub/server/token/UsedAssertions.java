package org.nextstephub.server.token;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Assertions that were used: each counts once, also after a restart and on every replica. */
final class UsedAssertions {

    private final JdbcClient jdbc;

    UsedAssertions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isFirstUse(String issuer, String jti, Instant expires) {
        jdbc.sql("delete from hub.used_assertion where expires < ?")
                .param(Instant.now().minusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("insert into hub.used_assertion (issuer, jti, expires) values (?, ?, ?) on conflict do nothing")
                        .params(issuer, jti, expires.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
