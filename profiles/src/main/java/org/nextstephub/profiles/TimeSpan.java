package org.nextstephub.profiles;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
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
                case 10 -> Optional.of(day(DateText.day(text)));
                default -> Optional.of(moment(text));
            };
        } catch (DateTimeException notATime) {
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

    /** The first instant of a local day; the JDK's own way there asks the zone twice. */
    public static Instant midnight(LocalDate day) {
        LocalDateTime midnight = day.atStartOfDay();
        List<ZoneOffset> offsets = TORONTO.getRules().getValidOffsets(midnight);
        return offsets.isEmpty() ? day.atStartOfDay(TORONTO).toInstant() : midnight.toInstant(offsets.get(0));
    }

    private static TimeSpan moment(String text) {
        Instant start = DateText.moment(text);
        int digits = DateText.fractionDigits(text);
        long unit = digits >= 9 ? 1 : (long) Math.pow(10, 9 - digits);
        return new TimeSpan(start, start.plus(unit, ChronoUnit.NANOS), true);
    }
}
