package org.nextstephub.server.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was counted of a month, as it is kept. Nobody is in it.
 *
 * @param counts how many, by measure and partner
 * @param reasons how many messages were refused, by reason
 * @param days every single time in days, by measure and partner
 */
record MonthNumbers(
        Map<Measure, Map<String, Integer>> counts,
        Map<String, Integer> reasons,
        Map<Measure, Map<String, List<Integer>>> days) {

    static MonthNumbers none() {
        return new MonthNumbers(new EnumMap<>(Measure.class), new TreeMap<>(), new EnumMap<>(Measure.class));
    }

    /** Over all partners. */
    int sum(Measure measure) {
        return counts.getOrDefault(measure, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    void count(Measure measure, String partner, int times) {
        counts.computeIfAbsent(measure, none -> new TreeMap<>()).merge(partner, times, Integer::sum);
    }

    void reason(String reason, int times) {
        reasons.merge(reason, times, Integer::sum);
    }

    void took(Measure measure, String partner, int length) {
        days.computeIfAbsent(measure, none -> new TreeMap<>())
                .computeIfAbsent(partner, none -> new ArrayList<>())
                .add(length);
    }
}
