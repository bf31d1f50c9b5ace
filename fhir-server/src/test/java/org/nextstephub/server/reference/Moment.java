package org.nextstephub.server.reference;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A FHIR date or dateTime as the unit it covers: from its first instant up to, not including, the first after it. Values
 * without a time are local to Ontario.
 */
record Moment(Instant from, Instant until, boolean dayOrFiner) {

    static final ZoneId ZONE = ZoneId.of("America/Toronto");

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIMED =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.(\\d{1,9}))?(Z|[+-]\\d{2}:\\d{2})");

    /** Empty for a text that is absent, has a time without offset or seconds, or is no time at all. */
    static Optional<Moment> read(String text) {
        if (YEAR.matcher(text).matches()) {
            LocalDate first = LocalDate.parse(text + "-01-01");
            return Optional.of(new Moment(startOf(first), startOf(first.plusYears(1)), false));
        }
        if (MONTH.matcher(text).matches()) {
            LocalDate first = LocalDate.parse(text + "-01");
            return Optional.of(new Moment(startOf(first), startOf(first.plusMonths(1)), false));
        }
        return day(text).map(Moment::of).or(() -> timed(text));
    }

    /** A whole local day, as agreements state it. */
    static Optional<LocalDate> day(String text) {
        return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    }

    private static Moment of(LocalDate day) {
        return new Moment(startOf(day), startOf(day.plusDays(1)), true);
    }

    private static Optional<Moment> timed(String text) {
        var matcher = TIMED.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Instant from = OffsetDateTime.parse(text).toInstant();
        String fraction = Optional.ofNullable(matcher.group(2)).orElse("");
        long unit = 1_000_000_000L;
        for (int i = 0; i < fraction.length(); i++) {
            unit /= 10;
        }
        return Optional.of(new Moment(from, from.plusNanos(unit), true));
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** Section 5, giving: day precision or finer, at most 5 min 0 s ahead. */
    boolean usable(Instant now) {
        return dayOrFiner && !from.isAfter(now.plus(AHEAD));
    }

    /** Section 5, newer. */
    boolean isNewerThan(Moment other) {
        return !from.isBefore(other.until);
    }
}
