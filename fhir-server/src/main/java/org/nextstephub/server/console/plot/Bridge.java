package org.nextstephub.server.console.plot;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The two services of one person on one axis, eight weeks back and eight on, in units of a plot that is 224 wide: two a
 * day.
 *
 * @param clinical the clinical service's bar, up to its end or open where that is unknown
 * @param peer peer support's bar, from the introduction on; hollow while it is only planned
 * @param gap the days with neither
 */
public record Bridge(
        Optional<Bar> clinical, boolean endUnknown, Optional<Bar> peer, boolean planned, Optional<Bar> gap) {

    private static final int WEEKS = 8;
    private static final int A_DAY = 2;

    /** A stretch of the axis. */
    public record Bar(long x, long width) {}

    /**
     * What is known of the two services.
     *
     * @param accepted whether there is a peer relationship, if only planned
     */
    public record Days(
            Optional<LocalDate> since, Optional<LocalDate> end, Optional<LocalDate> introduced, boolean accepted) {}

    public static Bridge of(Days days, LocalDate today) {
        LocalDate first = today.minusWeeks(WEEKS);
        LocalDate last = today.plusWeeks(WEEKS);
        Optional<LocalDate> begins =
                days.introduced().or(() -> Optional.of(today).filter(planned -> days.accepted()));
        return new Bridge(
                bar(days.since().orElse(first), days.end().orElse(last), first, last),
                days.end().isEmpty(),
                begins.flatMap(from -> bar(from, last, first, last)),
                days.introduced().isEmpty(),
                days.end()
                        .flatMap(over -> bar(over.plusDays(1), days.introduced().orElse(today), first, last)));
    }

    /** The part of it that lies on the axis; empty where none does. */
    private static Optional<Bar> bar(LocalDate from, LocalDate to, LocalDate first, LocalDate last) {
        LocalDate left = from.isBefore(first) ? first : from;
        LocalDate right = to.isAfter(last) ? last : to;
        long days = ChronoUnit.DAYS.between(left, right);
        return days <= 0
                ? Optional.empty()
                : Optional.of(new Bar(ChronoUnit.DAYS.between(first, left) * A_DAY, days * A_DAY));
    }
}
