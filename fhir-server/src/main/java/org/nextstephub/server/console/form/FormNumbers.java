package org.nextstephub.server.console.form;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Each form has a number that counts once: whoever presses twice gets what came of the first, at whichever hub. Contacts
 * have no version that would tell.
 */
@Component
final class FormNumbers {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;

    FormNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String next() {
        return UUID.randomUUID().toString();
    }

    /** Whether this sending is the first; numbers of yesterday are forgotten. */
    boolean isFirst(UUID number, String account) {
        Instant now = Instant.now();
        jdbc.sql("delete from hub.console_form where sent_at < ?")
                .param(at(now.minus(KEPT)))
                .update();
        return jdbc.sql("insert into hub.console_form (number, account, sent_at) values (?, ?, ?)"
                                + " on conflict (number) do nothing")
                        .params(number, account, at(now))
                        .update()
                == 1;
    }

    /** What was asked for is done; a second sending is shown this page. */
    void done(UUID number, String page) {
        jdbc.sql("update hub.console_form set page = ? where number = ?")
                .params(page, number)
                .update();
    }

    /** Nothing was done: the same form may be sent again. */
    void takeBack(UUID number) {
        jdbc.sql("delete from hub.console_form where number = ? and page is null")
                .param(number)
                .update();
    }

    /** Where the first sending led to, if that is known. */
    Optional<String> page(UUID number, String account) {
        return jdbc.sql("select page from hub.console_form where number = ? and account = ? and page is not null")
                .params(number, account)
                .query(String.class)
                .optional();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
