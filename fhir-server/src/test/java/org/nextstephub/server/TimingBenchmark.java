package org.nextstephub.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Whether an answer's time tells that there is something (T-03): the same questions about what is hidden from the asker and
 * about what was never there, by turns in one run. 0.50 of the pairs slower: the time tells nothing; 1.00: it tells all.
 * Start with {@code bench/timing.sh}.
 */
@OwnHub("its database survives power loss, as that of an operator does")
public final class TimingBenchmark {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private TimingBenchmark() {}

    public static void main(String[] args) {
        int status = 1;
        try {
            measure(args.length > 0 ? Integer.parseInt(args[0]) : 3000);
            status = 0;
        } catch (Exception failure) {
            System.out.println("Exception: " + failure);
        }
        System.exit(status);
    }

    private static void measure(int pairs) throws Exception {
        Machine.print();
        RunningHub hub = RunningHub.durable();
        hub.post("/fhir/$process-message", "lakeshore-hospital", "application/fhir+json", Referrals.message("TB-1"));
        String task = Desk.at(hub, "TB-1").taskId();
        String number = "https://nextstep-hub.example/fhir/NamingSystem/lakeshore-hospital-referral%7C";
        Map<String, List<String>> questions = new LinkedHashMap<>();
        questions.put("read of a task", List.of("Task/" + task, "Task/{unknown}"));
        questions.put("search of a task", List.of("Task?_id=" + task, "Task?_id={unknown}"));
        questions.put(
                "status by number",
                List.of(
                        "$referral-status?identifier=" + number + "TB-1",
                        "$referral-status?identifier=" + number + "{unknown}"));
        for (Map.Entry<String, List<String>> question : questions.entrySet()) {
            compare(
                    hub,
                    question.getKey(),
                    question.getValue().get(0),
                    question.getValue().get(1),
                    pairs);
        }
    }

    private static void compare(RunningHub hub, String name, String hidden, String unknown, int pairs)
            throws Exception {
        List<Double> ofHidden = new ArrayList<>();
        List<Double> ofUnknown = new ArrayList<>();
        int slower = 0;
        for (int i = -pairs / 4; i < pairs; i++) {
            boolean hiddenFirst = Math.floorMod(i, 2) == 0;
            double first = millis(hub, hiddenFirst ? hidden : unknown);
            double second = millis(hub, hiddenFirst ? unknown : hidden);
            if (i >= 0) {
                ofHidden.add(hiddenFirst ? first : second);
                ofUnknown.add(hiddenFirst ? second : first);
                slower += ofHidden.get(i) > ofUnknown.get(i) ? 1 : 0;
            }
        }
        System.out.printf(
                "%s: hidden %.2f ms, unknown %.2f ms (medians of %d), ratio %.2f; hidden was slower in %.2f of the pairs%n",
                name,
                median(ofHidden),
                median(ofUnknown),
                pairs,
                median(ofHidden) / median(ofUnknown),
                (double) slower / pairs);
    }

    private static double millis(RunningHub hub, String question) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/"
                        + question.replace("{unknown}", UUID.randomUUID().toString())))
                .header("Authorization", "Bearer " + hub.token("rideau-clinic"))
                .build();
        long start = System.nanoTime();
        HTTP.send(request, BodyHandlers.ofByteArray());
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
