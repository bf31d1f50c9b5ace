package org.nextstephub.profiles;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of time that a FHIR date or time stands for: its whole year, month, day, second or fraction, from the
 * first instant up to, not including, the first instant after it.
 *
 * <p>A value without a time is local to Toronto whatever the zone of the machine; a value with a time must carry its
 * offset. Read from the text, never through {@code getValue()}, which would use the machine's zone.
 */
public record TimeSpan(Instant start, Instant end, boolean atLeastDay) {

    private static final Pattern SECONDS = Pattern.compile("T\\d\\d:\\d\\d:\\d\\d");

    /** Where the programme lives: dates are whole days here, also when the clocks change. */
    public static final ZoneId TORONTO = ZoneId.of("America/Toronto");

    /** Reads a value; empty when it is absent, cannot be read, or has a time without seconds or an offset. */
    public static Optional<TimeSpan> of(@Nullable BaseDateTimeType value) {
        return value == null || value.getValueAsString() == null ? Optional.empty() : parse(value.getValueAsString());
    }

    /** Reads {@code 2026}, {@code 2026-11}, {@code 2026-11-22} or a time with its offset. */
    public static Optional<TimeSpan> parse(String text) {
        try {
            return switch (text.length()) {
                case 4 ->
                    Optional.of(days(
                            Year.parse(text).atDay(1),
                            Year.parse(text).plusYears(1).atDay(1),
                            false));
                case 7 ->
                    Optional.of(days(
                            YearMonth.parse(text).atDay(1),
                            YearMonth.parse(text).plusMonths(1).atDay(1),
                            false));
                case 10 -> Optional.of(day(LocalDate.parse(text)));
                default -> Optional.of(moment(text));
            };
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    /** True when this lies wholly after the other; otherwise neither is newer. */
    public boolean newerThan(TimeSpan other) {
        return !start.isBefore(other.end);
    }

    /** True when it is one whole local day, as a date without a time says it. */
    public boolean isADay() {
        LocalDate day = localStart();
        return start.equals(midnight(day)) && end.equals(midnight(day.plusDays(1)));
    }

    /** The local day on which it begins. */
    public LocalDate localStart() {
        return LocalDate.ofInstant(start, TORONTO);
    }

    private static TimeSpan day(LocalDate day) {
        return days(day, day.plusDays(1), true);
    }

    private static TimeSpan days(LocalDate first, LocalDate after, boolean atLeastDay) {
        return new TimeSpan(midnight(first), midnight(after), atLeastDay);
    }

    /** The first instant of a local day. */
    public static Instant midnight(LocalDate day) {
        return day.atStartOfDay(TORONTO).toInstant();
    }

    private static TimeSpan moment(String text) {
        if (!SECONDS.matcher(text).find()) {
            throw new DateTimeParseException("no seconds", text, 0);
        }
        Instant start = OffsetDateTime.parse(text).toInstant();
        int dot = text.indexOf('.');
        if (dot < 0) {
            return new TimeSpan(start, start.plusSeconds(1), true);
        }
        int digits = 0;
        while (dot + 1 + digits < text.length() && Character.isDigit(text.charAt(dot + 1 + digits))) {
            digits++;
        }
        long unit = digits >= 9 ? 1 : (long) Math.pow(10, 9 - digits);
        return new TimeSpan(start, start.plus(unit, ChronoUnit.NANOS), true);
    }
}
