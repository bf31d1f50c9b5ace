package org.nextstephub.server.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts. */
@Component
public class Accounts {

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
                        row.getInt("generation")))
                .optional();
    }

    /** What administrators see of an account. */
    record Listed(
            String name,
            String role,
            @Nullable String worker,
            boolean active,
            boolean enrolled,
            Optional<Instant> signedInAt) {}

    List<Listed> all() {
        return jdbc.sql("select * from hub.account order by name")
                .query((row, number) -> new Listed(
                        row.getString("name"),
                        row.getString("role"),
                        row.getString("worker"),
                        row.getBoolean("active"),
                        row.getBytes("totp_secret") != null,
                        Optional.ofNullable(row.getObject("signed_in_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    /** @return when it had signed in before */
    Optional<Instant> signedIn(String name, Instant now) {
        return jdbc.sql("update hub.account set signed_in_at = ? from (select name, signed_in_at from hub.account"
                        + " where name = ? for update) before where account.name = before.name"
                        + " returning before.signed_in_at")
                .params(now.atOffset(ZoneOffset.UTC), name)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /** Nobody else makes accounts until the transaction ends. */
    void holdAll() {
        jdbc.sql("lock table hub.account in exclusive mode").update();
    }

    /** Makes an account, or makes one anew: its owner starts with the one-time password and enrols again. */
    void make(String name, String role, @Nullable String worker, String oneTimePassword) {
        jdbc.sql("insert into hub.account (name, role, worker, password, one_time, active)"
                        + " values (?, ?, ?, ?, true, true) on conflict (name) do update set role = excluded.role,"
                        + " worker = excluded.worker, password = excluded.password, one_time = true, active = true,"
                        + " totp_secret = null, totp_step = 0, failures = 0,"
                        + " generation = account.generation + 1")
                .param(1, name)
                .param(2, role)
                .param(3, worker)
                .param(4, oneTimePassword)
                .update();
        endSessions(name);
        forgetCodes(name);
        forgetDevicesAndTries(name);
    }

    private void forgetDevicesAndTries(String name) {
        jdbc.sql("delete from hub.known_device where account = ?").param(name).update();
        jdbc.sql("delete from hub.sign_in_try where account = ?").param(name).update();
    }

    /** A code that was given out to the earlier owner is no longer exchanged for a token. */
    private void forgetCodes(String name) {
        jdbc.sql("delete from oauth2_authorization where principal_name = ?"
                        + " and authorization_grant_type = 'authorization_code'")
                .param(name)
                .update();
    }

    /** Whoever is signed in by that name, wherever, is so no longer. */
    void endSessions(String name) {
        jdbc.sql("delete from hub.session where principal_name = ?").param(name).update();
    }

    void switchOff(String name) {
        jdbc.sql("update hub.account set active = false where name = ?")
                .param(name)
                .update();
        endSessions(name);
    }

    /** Whether the one-time password of this generation was still to be replaced. */
    boolean choosePassword(HalfWay owner, String password) {
        return jdbc.sql("update hub.account set password = ?, one_time = false"
                                + " where name = ? and generation = ? and active and one_time")
                        .params(password, owner.name(), owner.generation())
                        .update()
                == 1;
    }

    /** Whether it was the first of this generation; whoever comes second needs the codes of the first. */
    boolean enrol(HalfWay owner, byte[] totpSecret) {
        return jdbc.sql(
                                "update hub.account set totp_secret = ?"
                                        + " where name = ? and generation = ? and active and totp_secret is null and not one_time")
                        .params(totpSecret, owner.name(), owner.generation())
                        .update()
                == 1;
    }

    /** Whether this step of the second factor counts: each once, and none before the last. */
    boolean useStep(HalfWay owner, long step) {
        return jdbc.sql("update hub.account set totp_step = ?"
                                + " where name = ? and generation = ? and active and totp_step < ?")
                        .params(step, owner.name(), owner.generation(), step)
                        .update()
                == 1;
    }

    /** A wrong password or code from where the owner has not signed in before; the owner is told. */
    void failedElsewhere(String name) {
        jdbc.sql("update hub.account set failures = failures + 1 where name = ?")
                .param(name)
                .update();
    }

    /** How many of those there were since the owner last signed in; from now on none. */
    int takeFailures(String name) {
        return jdbc.sql("update hub.account set failures = 0 from (select name, failures from hub.account"
                        + " where name = ? for update) before where account.name = before.name"
                        + " returning before.failures")
                .param(name)
                .query(Integer.class)
                .single();
    }
}
