package org.nextstephub.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Fictional referrals as FHIR text, each with numbers of its own. */
public final class Referrals {

    private Referrals() {}

    /** A message that is accepted: written consent, agreement in force. */
    public static String message(String number) {
        return template("/demo/referral-message.json", number);
    }

    /** The same as one transaction. */
    static String transaction(String number) {
        return template("/demo/referral-transaction.json", number);
    }

    private static String template(String name, String number) {
        return text(name)
                .replace("DEMO-{run}-2", number)
                .replace("DEMO-{run}-3", number)
                .replace("{now-iso}", "2026-11-22T10:00:00-05:00")
                .replace("{today-iso}", "2026-11-20")
                .replace("{in-two-months-iso}", "2027-01-25")
                .replace("{in-eleven-months-iso}", "2027-10-25");
    }

    /** A text of the class path. */
    static String text(String name) {
        try (var in = Objects.requireNonNull(Referrals.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
