package org.nextstephub.routes.cli;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A message with marks for numbers and dates, so that it can be sent again and again. */
final class Template {

    private static final ZoneId TORONTO = ZoneId.of("America/Toronto");

    private final OffsetDateTime now = OffsetDateTime.now(TORONTO).withNano(0);
    private final String run =
            Long.toString(System.currentTimeMillis() / 1000, 36).toUpperCase(Locale.ROOT);

    /** What this run's numbers have in them. */
    String run() {
        return run;
    }

    /** The message with this run's numbers and dates: the same each time. */
    String fill(String template) {
        LocalDate today = now.toLocalDate();
        return template.replace("{run}", run)
                .replace("{now}", now.format(DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx")))
                .replace("{now-iso}", now.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .replace("{today}", today.format(DateTimeFormatter.BASIC_ISO_DATE))
                .replace("{today-iso}", today.toString())
                .replace("{in-two-months}", today.plusMonths(2).format(DateTimeFormatter.BASIC_ISO_DATE))
                .replace("{in-two-months-iso}", today.plusMonths(2).toString())
                .replace("{in-eleven-months}", today.plusMonths(11).format(DateTimeFormatter.BASIC_ISO_DATE))
                .replace("{in-eleven-months-iso}", today.plusMonths(11).toString());
    }
}
