package org.nextstephub.server.account;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often signing in was tried in a quarter of an hour. A try counts before it is judged, so that of a burst no more
 * are judged than of a row. Passwords are counted by name and place, so that a stranger uses up no tries but their own;
 * many strangers together use up those of strangers, never those of a device that the owner has signed in on. Codes of
 * the second factor are counted by name alone from unknown places: whoever gets as far knows the password.
 */
@Component
class SignInTries {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MAX_AT_A_PLACE = 10;
    private static final int MAX_OF_ALL_STRANGERS = 100;
    private static final String STRANGERS = "strangers";
    private static final String CODES = "codes";

    /** The count of every name that is no account, which is written as long as any other. */
    static final String NOBODY = "-";

    private final JdbcClient jdbc;

    SignInTries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a password may be judged; asking uses up a try. */
    boolean mayTryPassword(String account, Place place, Instant now) {
        return count(account, place.key(), now) <= MAX_AT_A_PLACE
                && (place.isKnown() || count(account, STRANGERS, now) <= MAX_OF_ALL_STRANGERS);
    }

    /** Whether a code may be judged; asking uses up a try. */
    boolean mayTryCode(String account, Place place, Instant now) {
        String where = place.isKnown() ? CODES + " " + place.key() : CODES;
        return count(account, where, now) <= MAX_AT_A_PLACE;
    }

    private int count(String account, String place, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        return jdbc.sql("insert into hub.sign_in_try as known (account, place, tries, since)"
                        + " values (:account, :place, 1, :now) on conflict (account, place) do update set"
                        + " tries = case when known.since < :begin then 1 else known.tries + 1 end,"
                        + " since = case when known.since < :begin then excluded.since else known.since end"
                        + " returning tries")
                .param("account", account)
                .param("place", place)
                .param("now", at)
                .param("begin", at.minus(WINDOW))
                .query(Integer.class)
                .single();
    }

    /** Who has signed in has all tries again, there; of what is over nothing is kept. */
    void signedIn(String account, Place place, Instant now) {
        jdbc.sql("delete from hub.sign_in_try where account = ? and place in (?, ?, ?)")
                .params(account, place.key(), CODES, CODES + " " + place.key())
                .update();
        jdbc.sql("delete from hub.sign_in_try where (account, place) in (select account, place from hub.sign_in_try"
                        + " where since < ? for update skip locked)")
                .param(now.minus(WINDOW).atOffset(ZoneOffset.UTC))
                .update();
    }
}
