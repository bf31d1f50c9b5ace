package org.nextstephub.server.token.client;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.nextstephub.profiles.TimeSpan;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Since when each key of a client is known, and the last day on which it proved the client: what to change, and what to take away. */
public final class KeyDays {

    /** @param lastUsed empty when it was never used */
    record Known(String client, String kid, LocalDate since, Optional<LocalDate> lastUsed) {}

    private final JdbcClient jdbc;

    KeyDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The keys that a client was registered with, from today on; those that it has no more are forgotten. */
    void registered(HubClient client) {
        List<String> kids = kids(client);
        jdbc.sql("delete from hub.client_key where client = ? and kid <> all (?)")
                .param(1, client.id())
                .param(2, kids.toArray(new String[0]))
                .update();
        kids.forEach(kid -> jdbc.sql(
                        "insert into hub.client_key (client, kid, since) values (?, ?, ?) on conflict do nothing")
                .params(client.id(), kid, today())
                .update());
    }

    /** Written once a day for each key. */
    public void used(String client, String kid) {
        jdbc.sql("insert into hub.client_key as known (client, kid, since, last_used) values (?, ?, ?, ?)"
                        + " on conflict (client, kid) do update set last_used = excluded.last_used"
                        + " where known.last_used is distinct from excluded.last_used")
                .params(client, kid, today(), today())
                .update();
    }

    List<Known> all() {
        return jdbc.sql("select client, kid, since, last_used from hub.client_key order by client, kid")
                .query((row, number) -> new Known(
                        row.getString("client"),
                        row.getString("kid"),
                        row.getObject("since", LocalDate.class),
                        Optional.ofNullable(row.getObject("last_used", LocalDate.class))))
                .list();
    }

    private static List<String> kids(HubClient client) {
        try {
            return client.jwks().isEmpty()
                    ? List.of()
                    : JWKSet.parse(client.jwks()).getKeys().stream()
                            .map(JWK::getKeyID)
                            .toList();
        } catch (ParseException judgedBefore) {
            throw new IllegalStateException("a client whose keys cannot be read", judgedBefore);
        }
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(Instant.now(), TimeSpan.TORONTO);
    }
}
