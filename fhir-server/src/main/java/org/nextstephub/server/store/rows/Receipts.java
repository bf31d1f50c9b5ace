package org.nextstephub.server.store.rows;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.HashedKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One row a decision; with its audit event all that remains of a refusal. Holds no person, body or placer number, and of
 * the sender's key of the message only a hash.
 */
@Component
public class Receipts {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /**
     * @param number what the sender can quote, such as {@code R-7F3K-22Q9}
     * @param reason code of {@code ns-reason}, or of {@code ns-issue} for a refusal by content policy
     * @param rule the step that decided
     * @param agreement number and version of the agreement it rests on
     * @param consent identifier and version of the permit it rests on
     * @param test of the test lane: real in everything but its effect
     */
    public record Receipt(
            String number,
            String partner,
            @Nullable HashedKey key,
            String door,
            Instant receivedAt,
            String sha256,
            String outcome,
            @Nullable String decision,
            String reason,
            String rule,
            String agreement,
            String consent,
            boolean test) {

        /** For a message that is not kept: then the number of the consent is not kept either. */
        public Receipt withoutConsent() {
            return new Receipt(
                    number,
                    partner,
                    key,
                    door,
                    receivedAt,
                    sha256,
                    outcome,
                    decision,
                    reason,
                    rule,
                    agreement,
                    "",
                    test);
        }
    }

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    Receipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public String newNumber() {
        StringBuilder number = new StringBuilder("R");
        for (int i = 0; i < 8; i++) {
            number.append(i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return number.toString();
    }

    /** What the sender may know of its own message, accepted or not. */
    public record Fate(Instant receivedAt, @Nullable String decision, String number) {}

    /** The latest fate of a message of the partner. */
    public Optional<Fate> latest(String partner, HashedKey key) {
        return jdbc.sql(
                        "select received_at, case when reason = 'consent-withdrawn' then null else decision end, number from hub.receipt where partner = ? and key_system = ?"
                                + " and key_value = ? order by received_at desc limit 1")
                .params(partner, key.system(), key.value())
                .query((row, n) -> new Fate(
                        row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2), row.getString(3)))
                .optional();
    }

    public void keep(Receipt receipt) {
        HashedKey key = receipt.key();
        jdbc.sql("insert into hub.receipt (number, partner, key_system, key_value, door, received_at, sha256, outcome,"
                        + " decision, reason, rule, agreement, consent, test)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        receipt.number(),
                        receipt.partner(),
                        key == null ? null : key.system(),
                        key == null ? null : key.value(),
                        receipt.door(),
                        receipt.receivedAt().atOffset(ZoneOffset.UTC),
                        receipt.sha256(),
                        receipt.outcome(),
                        receipt.decision(),
                        receipt.reason(),
                        receipt.rule(),
                        receipt.agreement(),
                        receipt.consent(),
                        receipt.test())
                .update();
    }
}
