package org.nextstephub.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One rate over another, each round anew. */
final class Ratio {

    private final String over;
    private final String under;
    private final double must;
    private final List<Double> rounds = new ArrayList<>();

    Ratio(String over, String under, double must) {
        this.over = over;
        this.under = under;
        this.must = must;
    }

    /** @param rates what was measured in a round, by name */
    void add(Map<String, Double> rates) {
        rounds.add(rates.get(over) / rates.get(under));
    }

    @Override
    public String toString() {
        List<Double> sorted = rounds.stream().sorted().toList();
        return "median ratio %.2f (%.2f to %.2f, must %.2f) of %s : %s"
                .formatted(
                        sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1), must, over, under);
    }
}
