package org.nextstephub.server.report;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Numbers that add up, without those that are so small that they could tell of somebody: a number from 1 to 4 is left out,
 * and the smallest others with it until what is left out is two numbers or more that make 5 or more together. So nothing small
 * can be reckoned from the total; where that is not possible there is no total.
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
        while (!masked.isEmpty() && (masked.size() == 1 || isSmall(sum(cells, masked)))) {
            Optional<String> further = shown.entrySet().stream()
                    .filter(cell -> cell.getValue() > 0)
                    .min(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
                    .map(Map.Entry::getKey);
            if (further.isEmpty()) {
                return new SmallCells(shown, masked, OptionalInt.empty());
            }
            masked.add(further.get());
            shown.remove(further.get());
        }
        return new SmallCells(shown, masked, OptionalInt.of(sum(cells, cells.keySet())));
    }

    private static int sum(Map<String, Integer> cells, Set<String> names) {
        return names.stream().mapToInt(cells::get).sum();
    }

    private static boolean isSmall(int number) {
        return number > 0 && number < ENOUGH;
    }

    /** Whether there are enough cases for a median. */
    static boolean areEnough(int cases) {
        return cases >= ENOUGH;
    }
}
