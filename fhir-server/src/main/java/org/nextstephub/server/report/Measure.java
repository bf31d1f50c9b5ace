package org.nextstephub.server.report;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a month is counted by: code system {@code ns-measure}. */
enum Measure {
    RECEIVED("received"),
    REFUSED,
    ACCEPTED("accepted"),
    NOT_ACCEPTED("not-accepted"),
    INTRODUCED("introduced"),
    INTRODUCED_BEFORE_END,
    INTRODUCED_AFTER_END,
    OVERLAPPED("overlap-active"),
    OVERLAP_NOT_POSSIBLE("overlap-not-possible"),
    COMPLETED("transition-complete"),
    WITHDRAWN,
    DAYS_TO_ANSWER,
    DAYS_TO_FIRST_CONTACT,
    OVERLAP_DAYS,
    GAP_DAYS;

    private final Optional<String> fact;

    Measure() {
        fact = Optional.empty();
    }

    Measure(String fact) {
        this.fact = Optional.of(fact);
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is a time, told as a median, rather than a number of referrals. */
    boolean isInDays() {
        return compareTo(DAYS_TO_ANSWER) >= 0;
    }

    /** The numbers whose cases a median is taken from: if one of them is masked, the median would reveal it. */
    Set<Measure> medianOf() {
        return switch (this) {
            case DAYS_TO_ANSWER -> EnumSet.of(ACCEPTED, NOT_ACCEPTED);
            case DAYS_TO_FIRST_CONTACT -> EnumSet.of(INTRODUCED);
            case OVERLAP_DAYS, GAP_DAYS -> EnumSet.of(COMPLETED);
            default -> EnumSet.noneOf(Measure.class);
        };
    }

    /** What is counted when a fact comes to be. */
    static Optional<Measure> of(String fact) {
        for (Measure measure : values()) {
            if (measure.fact.filter(fact::equals).isPresent()) {
                return Optional.of(measure);
            }
        }
        return Optional.empty();
    }
}
