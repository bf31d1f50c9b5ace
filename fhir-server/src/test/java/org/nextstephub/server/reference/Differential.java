package org.nextstephub.server.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nextstephub.profiles.Reason;

/** Asks two gates the same random questions and tells where they disagree. */
public final class Differential {

    private static final int SHRUNK = 3;

    private Differential() {}

    /** Compares the gates on one question for each seed from the first on; the first gate is taken to be right. */
    public static Report run(Gate a, Gate b, long firstSeed, int cases) {
        Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        Map<Pair, List<Long>> seeds = new LinkedHashMap<>();
        for (long seed = firstSeed; seed < firstSeed + cases; seed++) {
            Pair verdicts = Pair.of(a, b, RandomCircumstances.of(seed));
            counts.merge(verdicts.a().reason(), 1, Integer::sum);
            if (!verdicts.a().equals(verdicts.b())) {
                seeds.computeIfAbsent(verdicts, pair -> new ArrayList<>()).add(seed);
            }
        }
        List<Disagreement> disagreements = seeds.entrySet().stream()
                .map(group -> disagreement(a, b, group.getKey(), group.getValue()))
                .sorted(Comparator.comparingInt(Disagreement::count).reversed())
                .toList();
        return new Report(cases, counts, disagreements);
    }

    private static Disagreement disagreement(Gate a, Gate b, Pair verdicts, List<Long> seeds) {
        ObjectNode example = seeds.stream()
                .limit(SHRUNK)
                .map(RandomCircumstances::of)
                .map(circumstances -> Shrink.smallest(
                        circumstances, each -> Pair.of(a, b, each).equals(verdicts)))
                .map(CaseFormat::write)
                .min(Comparator.comparingInt(each -> each.toString().length()))
                .orElseThrow();
        example.put("expected", verdicts.a().reason().name());
        example.put("expected_withdrawn", verdicts.a().withdrawn());
        example.put("got", verdicts.b().reason().name());
        example.put("got_withdrawn", verdicts.b().withdrawn());
        return new Disagreement(verdicts.a(), verdicts.b(), seeds, example);
    }

    private record Pair(Verdict a, Verdict b) {

        static Pair of(Gate a, Gate b, Circumstances circumstances) {
            return new Pair(a.decide(circumstances.copy()), b.decide(circumstances.copy()));
        }
    }

    /**
     * All questions on which one verdict of the first gate met one other of the second.
     *
     * @param example the smallest of them, as a case file
     */
    public record Disagreement(Verdict a, Verdict b, List<Long> seeds, ObjectNode example) {

        int count() {
            return seeds.size();
        }
    }

    /**
     * What came of a comparison.
     *
     * @param counts how often the first gate gave each reason
     */
    public record Report(int cases, Map<Reason, Integer> counts, List<Disagreement> disagreements) {

        /** For a reader: the share of each reason, then each disagreement with its smallest example. */
        public String text() {
            StringBuilder text = new StringBuilder();
            counts.forEach(
                    (reason, count) -> text.append(String.format("%-28s %5.2f %%%n", reason, 100.0 * count / cases)));
            for (Disagreement each : disagreements) {
                text.append(String.format(
                        "%n%d times %s, but %s; seeds %s%n%s%n",
                        each.count(),
                        each.a(),
                        each.b(),
                        each.seeds().stream().limit(5).toList(),
                        each.example().toPrettyString()));
            }
            return text.toString();
        }
    }
}
