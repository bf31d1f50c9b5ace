package org.nextstephub.routes.hl7v2.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HL7 v2 time (data type DTM, chapter 2A.3.22) with the precision given.
 *
 * @param fhir the same as a FHIR dateTime
 * @param day the local day, or the first day of its month or year
 * @param instant its first instant
 * @param timed whether it has a time of day
 * @param unclear a time without offset that the change of clocks makes doubtful
 */
public record V2Time(String fhir, LocalDate day, Instant instant, boolean timed, boolean unclear) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{4})(\\d{2})?(\\d{2})?(?:(\\d{2})(\\d{2})?(\\d{2})?(?:\\.\\d{1,4})?)?([+-]\\d{4})?");
    private static final DateTimeFormatter TIMED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    /** Reads a time; without an offset it is local to the zone. Empty when it is no possible time. */
    public static Optional<V2Time> parse(String text, ZoneId zone) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || (form.group(4) != null && form.group(3) == null)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(form, zone));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static V2Time read(Matcher form, ZoneId zone) {
        int year = Integer.parseInt(form.group(1));
        if (form.group(2) == null) {
            return date(Year.of(year).toString(), Year.of(year).atDay(1), zone);
        }
        int month = Integer.parseInt(form.group(2));
        if (form.group(3) == null) {
            return date(YearMonth.of(year, month).toString(), LocalDate.of(year, month, 1), zone);
        }
        LocalDate day = LocalDate.of(year, month, Integer.parseInt(form.group(3)));
        if (form.group(4) == null) {
            return date(day.toString(), day, zone);
        }
        LocalDateTime local = day.atTime(number(form.group(4)), number(form.group(5)), number(form.group(6)));
        boolean stated = form.group(7) != null;
        boolean unclear = !stated && zone.getRules().getValidOffsets(local).size() != 1;
        OffsetDateTime time = stated
                ? local.atOffset(ZoneOffset.of(form.group(7)))
                : local.atZone(zone).toOffsetDateTime();
        return new V2Time(TIMED.format(time), day, time.toInstant(), true, unclear);
    }

    private static V2Time date(String text, LocalDate first, ZoneId zone) {
        return new V2Time(text, first, first.atStartOfDay(zone).toInstant(), false, false);
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
