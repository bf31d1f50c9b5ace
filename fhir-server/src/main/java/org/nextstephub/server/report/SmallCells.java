package org.nextstephub.server.report;

import java.util.Comparator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Numbers that add up, without those that are so small that they could tell of somebody: a number from 1 to 4 is left out,
 * and where it could be reckoned from the rest, the smallest other one with it.
 *
 * @param shown the numbers that may be told, by name
 * @param masked names of the others
 * @param total their sum, where it does not give a masked one away
 */
record SmallCells(Map<String, Integer> shown, Set<String> masked, OptionalInt total) {

    private static final int ENOUGH = 5;

    SmallCells {
        shown = Map.copyOf(shown);
        masked = Set.copyOf(masked);
    }

    static SmallCells of(Map<String, Integer> cells) {
        Map<String, Integer> shown = new TreeMap<>(cells);
        Set<String> masked = new TreeSet<>();
        cells.forEach((name, number) -> {
            if (isSmall(number)) {
                masked.add(name);
            }
        });
        shown.keySet().removeAll(masked);
        if (masked.size() == 1) {
            shown.entrySet().stream()
                    .min(Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                    .map(Map.Entry::getKey)
                    .ifPresent(smallest -> {
                        masked.add(smallest);
                        shown.remove(smallest);
                    });
        }
        int sum = cells.values().stream().mapToInt(Integer::intValue).sum();
        boolean tellsOfOne = masked.size() == 1 || isSmall(sum);
        return new SmallCells(shown, masked, tellsOfOne ? OptionalInt.empty() : OptionalInt.of(sum));
    }

    private static boolean isSmall(int number) {
        return number > 0 && number < ENOUGH;
    }

    /** Whether there are enough cases for a median. */
    static boolean areEnough(int cases) {
        return cases >= ENOUGH;
    }
}
