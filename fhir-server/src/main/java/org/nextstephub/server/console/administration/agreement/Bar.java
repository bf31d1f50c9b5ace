package org.nextstephub.server.console.administration.agreement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The days of an agreement on an axis that all agreements share: a year back and a year on, a unit for three days.
 *
 * @param term from its first day to its last; empty where none of them lies on the axis
 * @param rests the days on which it is suspended
 */
record Bar(Optional<Stretch> term, List<Stretch> rests) {

    static final int WIDTH = 244;
    static final int TODAY = WIDTH / 2;

    private static final int DAYS = 366;
    private static final int A_UNIT = 3;

    /** A stretch of the axis. */
    record Stretch(long x, long width) {}

    static Bar of(Agreement agreement, LocalDate today) {
        return new Bar(
                stretch(agreement.start(), agreement.end(), today),
                agreement.rests().stream()
                        .flatMap(rest -> stretch(Optional.of(rest.from()), rest.until(), today).stream())
                        .toList());
    }

    private static Optional<Stretch> stretch(Optional<LocalDate> from, Optional<LocalDate> until, LocalDate today) {
        long left = at(from.orElse(today.minusDays(DAYS)), today);
        long right = at(until.map(day -> day.plusDays(1)).orElse(today.plusDays(DAYS)), today);
        return right > left ? Optional.of(new Stretch(left, right - left)) : Optional.empty();
    }

    private static long at(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today.minusDays(DAYS), day);
        return Math.max(0, Math.min(WIDTH, days / A_UNIT));
    }
}
