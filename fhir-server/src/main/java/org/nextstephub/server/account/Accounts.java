package org.nextstephub.server.account;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts, and what was tried at them. */
@Component
public class Accounts {

    private static final int MOST_FAILURES = 10;
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Account> find(String name) {
        return jdbc.sql("select * from hub.account where name = ?")
                .param(name)
                .query((row, number) -> new Account(
                        row.getString("name"),
                        row.getString("role"),
                        row.getString("worker"),
                        row.getString("password"),
                        row.getBoolean("one_time"),
                        row.getBoolean("active"),
                        row.getBytes("totp_secret"),
                        instant(row.getObject("locked_until", OffsetDateTime.class)),
                        row.getInt("generation")))
                .optional();
    }

    List<String> names() {
        return jdbc.sql("select name from hub.account order by name")
                .query(String.class)
                .list();
    }

    /** Makes an account, or makes one anew: its owner starts with the one-time password and enrols again. */
    void make(String name, String role, @Nullable String worker, String oneTimePassword) {
        jdbc.sql("insert into hub.account (name, role, worker, password, one_time, active)"
                        + " values (?, ?, ?, ?, true, true) on conflict (name) do update set role = excluded.role,"
                        + " worker = excluded.worker, password = excluded.password, one_time = true, active = true,"
                        + " totp_secret = null, totp_step = 0, failures = 0, locked_until = null,"
                        + " generation = account.generation + 1")
                .param(1, name)
                .param(2, role)
                .param(3, worker)
                .param(4, oneTimePassword)
                .update();
        endSessions(name);
        forgetCodes(name);
    }

    /** A code that was given out to the earlier owner is no longer exchanged for a token. */
    private void forgetCodes(String name) {
        jdbc.sql("delete from oauth2_authorization where principal_name = ?"
                        + " and authorization_grant_type = 'authorization_code'")
                .param(name)
                .update();
    }

    /** Whoever is signed in by that name, wherever, is so no longer. */
    private void endSessions(String name) {
        jdbc.sql("delete from hub.session where principal_name = ?").param(name).update();
    }

    void switchOff(String name) {
        jdbc.sql("update hub.account set active = false where name = ?")
                .param(name)
                .update();
        endSessions(name);
    }

    void choosePassword(String name, String password) {
        jdbc.sql("update hub.account set password = ?, one_time = false where name = ?")
                .params(password, name)
                .update();
    }

    /** Whether it was the first; whoever comes second needs the codes of the first. */
    boolean enrol(String name, byte[] totpSecret) {
        return jdbc.sql("update hub.account set totp_secret = ? where name = ? and totp_secret is null")
                        .params(totpSecret, name)
                        .update()
                == 1;
    }

    /** Whether this step of the second factor counts: each once, and none before the last. */
    boolean useStep(String name, long step) {
        return jdbc.sql("update hub.account set totp_step = ? where name = ? and totp_step < ?")
                        .params(step, name, step)
                        .update()
                == 1;
    }

    /** Counts a password or code that was not right; the tenth within ten minutes locks for fifteen. */
    void failed(String name, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        OffsetDateTime since = at.minus(WITHIN);
        jdbc.sql("update hub.account set"
                        + " failures = case when failing_since > :since then failures + 1 else 1 end,"
                        + " failing_since = case when failing_since > :since then failing_since else :now end,"
                        + " locked_until = case when failing_since > :since and failures + 1 >= :most"
                        + " then :until else locked_until end where name = :name")
                .param("since", since)
                .param("now", at)
                .param("until", at.plus(LOCKED_FOR))
                .param("most", MOST_FAILURES)
                .param("name", name)
                .update();
    }

    void signedIn(String name) {
        jdbc.sql("update hub.account set failures = 0, failing_since = null, locked_until = null where name = ?")
                .param(name)
                .update();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
