package org.nextstephub.server.store.rows;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the hub's secrets are those that the rows of this database were written with. */
@Component
public class SecretChecks {

    private final JdbcClient jdbc;

    SecretChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True also for the first secret of this name that the database ever saw; later ones must be the same. */
    public boolean isTheSame(String name, byte[] secret) {
        String fingerprint = fingerprint(secret);
        jdbc.sql("insert into hub.secret_check (name, fingerprint) values (?, ?) on conflict do nothing")
                .params(name, fingerprint)
                .update();
        return jdbc.sql("select fingerprint from hub.secret_check where name = ?")
                .param(name)
                .query(String.class)
                .single()
                .equals(fingerprint);
    }

    private static String fingerprint(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal("secret check".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
