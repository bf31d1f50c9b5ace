package org.nextstephub.server;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long the searches of reporting tools, the desk and a partner take as referrals grow in number, in one run over one
 * growing store. Start with {@code bench/search.sh}.
 */
@OwnHub("its database survives power loss, as that of an operator does, and holds a million referrals")
public final class SearchBenchmark {

    private static final int TIMES = Integer.getInteger("search.times", 100);
    private static final double MUST = 1.5;

    /** @param query {@code {person}} stands for another person each time */
    private record Question(String client, String query) {

        @Override
        public String toString() {
            return client + ": " + query;
        }
    }

    /** From docs/reporting.md, docs/pathway.md and docs/http.md. */
    private static final List<Question> QUESTIONS = List.of(
            new Question("reporting", "Task?business-status=transition-complete&modified=ge2026-11-01&_summary=count"),
            new Question("reporting", "EpisodeOfCare?stage=ongoing&_total=accurate&_count=1"),
            new Question(
                    "reporting", "ServiceRequest?authored=ge2026-11-01&_elements=status,authoredOn&_sort=authored"),
            new Question("reporting", "Encounter?date=ge2026-11-01&_summary=count"),
            new Question("peer-desk", "Task?status=requested&business-status=awaiting-review&_sort=modified"),
            new Question("peer-desk", "Task?status=accepted&_sort=-_lastUpdated"),
            new Question("peer-desk", "Task?watch-reason=overlap-not-begun&status=requested"),
            new Question("peer-desk", "ServiceRequest?identifier=SB1X"),
            new Question("peer-desk", "Task?patient=Patient/{person}"),
            new Question("peer-desk", "Consent?patient=Patient/{person}"),
            new Question("lakeshore-hospital", "Task?group-identifier=NS-000001"),
            new Question("lakeshore-hospital", "Task?status=requested"),
            new Question("lakeshore-hospital", "Task?_lastUpdated=ge2026-11-01&_count=100"));

    private final RunningHub hub = RunningHub.durable();
    private final ReferralCopies copies = ReferralCopies.of(hub);

    private SearchBenchmark() throws SQLException {}

    public static void main(String[] args) {
        int status = 1;
        try {
            List<String> sizes = args.length > 0 ? List.of(args) : List.of("1000", "100000");
            new SearchBenchmark().measure(sizes.stream().map(Integer::valueOf).toList());
            status = 0;
        } catch (Exception | AssertionError failure) {
            System.out.println("Exception: " + failure);
        }
        System.exit(status);
    }

    private void measure(List<Integer> sizes) throws SQLException {
        Machine.print();
        Map<Question, List<Double>> all = new LinkedHashMap<>();
        for (int size : sizes) {
            copies.growTo(size);
            List<String> people = copies.people(TIMES);
            if (size == sizes.get(0)) {
                QUESTIONS.forEach(question -> percentile95(question, people));
            }
            for (Question question : QUESTIONS) {
                double millis = percentile95(question, people);
                all.computeIfAbsent(question, first -> new ArrayList<>()).add(millis);
                System.out.printf("%,d referrals: p95 %.1f ms %s%n", size, millis, question);
            }
        }
        all.forEach(SearchBenchmark::printGrowth);
    }

    private double percentile95(Question question, List<String> people) {
        List<Double> sorted = Stream.concat(people.stream().limit(TIMES / 10), people.stream())
                .map(person -> millis(question, person))
                .skip(Math.min(people.size(), TIMES / 10))
                .sorted()
                .toList();
        return sorted.get((int) (sorted.size() * 0.95));
    }

    private double millis(Question question, String person) {
        String path = "/fhir/" + question.query().replace("{person}", person);
        long start = System.nanoTime();
        int status = hub.get(path, question.client()).statusCode();
        double millis = (System.nanoTime() - start) / 1e6;
        if (status != 200) {
            throw new IllegalStateException(question + " was answered " + status);
        }
        return millis;
    }

    private static void printGrowth(Question question, List<Double> bySize) {
        double growth = bySize.get(bySize.size() - 1) / bySize.get(0);
        System.out.printf(
                "growth %.2f%s (%.1f to %.1f ms) %s%n",
                growth,
                growth > MUST ? " more than " + MUST : "",
                bySize.get(0),
                bySize.get(bySize.size() - 1),
                question);
    }
}
