package org.nextstephub.server.worklist;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** After how many days, or how many before, something needs a look; each can be set, and has a default. */
record WatchDays(Map<WatchReason, Integer> days) {

    private static final Map<WatchReason, Integer> DEFAULTS = Map.of(
            WatchReason.END_NEAR_NO_INTRODUCTION, 14,
            WatchReason.END_DATE_UNKNOWN, 3,
            WatchReason.OVERLAP_NOT_BEGUN, 7,
            WatchReason.LONG_PAUSE, 30,
            WatchReason.CONSENT_ENDING, 14,
            WatchReason.SHARE_BACK_ENDING, 3,
            WatchReason.AGREEMENT_ENDING, 60);

    WatchDays {
        days = Map.copyOf(days);
    }

    /**
     * The defaults, with others in place of some.
     *
     * @param set days by the code of the reason
     * @throws IllegalArgumentException when a code has no days, or days are negative
     */
    static WatchDays of(Map<String, Integer> set) {
        Map<String, WatchReason> known =
                DEFAULTS.keySet().stream().collect(Collectors.toMap(WatchReason::code, reason -> reason));
        Set<String> unknown = new TreeSet<>(set.keySet());
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty() || set.values().stream().anyMatch(days -> days < 0)) {
            throw new IllegalArgumentException("nextstep.watch takes days, 0 or more, for "
                    + String.join(", ", new TreeSet<>(known.keySet()))
                    + (unknown.isEmpty() ? "" : "; not for " + String.join(", ", unknown)));
        }
        Map<WatchReason, Integer> days = new EnumMap<>(DEFAULTS);
        set.forEach((code, value) -> days.put(known.get(code), value));
        return new WatchDays(days);
    }

    int of(WatchReason reason) {
        return Objects.requireNonNull(days.get(reason), reason.code());
    }
}
