package org.nextstephub.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** How long a page of the workbench takes, as a browser without script waits for it. Start with {@code bench/workbench.sh}. */
@OwnHub("its database survives power loss, as that of an operator does")
public final class WorkbenchBenchmark {

    private static final double MOST_MILLIS = 500;

    private WorkbenchBenchmark() {}

    public static void main(String[] args) {
        int status = 1;
        try {
            status = measure(args.length > 0 ? Integer.parseInt(args[0]) : 200) ? 0 : 1;
        } catch (RuntimeException failure) {
            System.out.println("Exception: " + failure);
        }
        System.exit(status);
    }

    private static boolean measure(int pages) {
        Machine.print();
        RunningHub hub = RunningHub.durable();
        AtTheConsole analyst = AtTheConsole.as(hub, "bench.analyst", "interop", null);
        Map<String, UnaryOperator<String>> messages = new LinkedHashMap<>();
        messages.put("FHIR", Referrals::message);
        messages.put("HL7 v2", V2Referrals::message);
        boolean quick = true;
        for (Map.Entry<String, UnaryOperator<String>> kind : messages.entrySet()) {
            quick &= measure(analyst, kind.getKey(), kind.getValue(), pages);
        }
        return quick;
    }

    private static boolean measure(AtTheConsole analyst, String name, UnaryOperator<String> message, int pages) {
        List<Double> millis = new ArrayList<>();
        for (int i = -pages / 4; i < pages; i++) {
            analyst.read("/console/workbench");
            Map<String, String> form =
                    Map.of("text", message.apply("WB-" + name.length() + "-" + i), "partner", "lakeshore-hospital");
            long start = System.nanoTime();
            String page = analyst.browser().send("/console/workbench", form).body();
            double took = (System.nanoTime() - start) / 1e6;
            if (!page.contains("class=\"done\"")) {
                throw new IllegalStateException("a good message was not taken");
            }
            if (i >= 0) {
                millis.add(took);
            }
        }
        Collections.sort(millis);
        double p95 = millis.get(millis.size() * 95 / 100);
        System.out.printf(
                "workbench %s: p50 %.0f ms, p95 %.0f ms of %d pages (at most %.0f)%n",
                name, millis.get(millis.size() / 2), p95, pages, MOST_MILLIS);
        return p95 <= MOST_MILLIS;
    }
}
