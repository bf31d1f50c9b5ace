package org.nextstephub.server.worklist;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How many days the steps of a transition took, by name; a measure that cannot be told yet is left out. Pure. */
final class TransitionTimes {

    private TransitionTimes() {}

    static Map<String, Long> of(Continuity way) {
        Map<String, Long> times = new LinkedHashMap<>();
        way.answered().ifPresent(day -> times.put("timeToAnswer", DAYS.between(way.referred(), day)));
        way.introduced().ifPresent(day -> times.put("timeToFirstContact", DAYS.between(way.referred(), day)));
        way.end().ifPresent(last -> {
            times.put("noticeGiven", noticeGiven(way, last));
            way.introduced().ifPresent(first -> times.put("overlapDays", overlapDays(first, last)));
            times.put("gapDays", gapDays(way.introduced(), last, way.today()));
        });
        return times;
    }

    /** Days from the referral to the end of the clinical service; negative when it came after the end. */
    private static long noticeGiven(Continuity way, LocalDate last) {
        return DAYS.between(way.referred(), last);
    }

    /** Days on which both services are involved, first and last included. */
    private static long overlapDays(LocalDate first, LocalDate last) {
        return Math.max(0, DAYS.between(first, last) + 1);
    }

    /** Days between the end of the one service and the introduction to the other, on which the person had neither. */
    private static long gapDays(Optional<LocalDate> introduced, LocalDate last, LocalDate today) {
        long days = introduced.map(first -> DAYS.between(last, first) - 1).orElse(DAYS.between(last, today));
        return Math.max(0, days);
    }
}
