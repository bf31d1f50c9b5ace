package org.nextstephub.server;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How long a coordinator waits for a page of the console as referrals grow in number, and what each page costs: calls of the hub's API,
 * SQL statements, bytes. Start with {@code bench/console.sh}.
 */
@OwnHub("its database survives power loss, as that of an operator does, and holds many thousand referrals")
public final class ConsoleBenchmark {

    private static final int TIMES = Integer.getInteger("console.times", 100);

    private final RunningHub hub = RunningHub.durable();
    private final ReferralCopies copies = ReferralCopies.of(hub);
    private final AtTheConsole desk = AtTheConsole.as(hub, "bench.desk", "desk", null);

    private ConsoleBenchmark() throws SQLException {}

    public static void main(String[] args) {
        int status = 1;
        try {
            List<String> sizes = args.length > 0 ? List.of(args) : List.of("1000", "10000");
            new ConsoleBenchmark().measure(sizes.stream().map(Integer::valueOf).toList());
            status = 0;
        } catch (Exception | AssertionError failure) {
            System.out.println("Exception: " + failure);
        }
        System.exit(status);
    }

    private void measure(List<Integer> sizes) throws SQLException {
        Machine.print();
        for (int size : sizes) {
            copies.growTo(size);
            pages().forEach((name, address) -> print(size, name, address));
        }
    }

    private Map<String, String> pages() {
        Desk referral = Desk.at(hub, "SB1X");
        String address = AtTheConsole.address(referral);
        desk.read("/console/referrals");
        String found = desk.browser()
                .send("/console/found", Map.of("view", "all", "name", "okafor"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return Map.of(
                "start",
                "/console/",
                "inbox",
                "/console/referrals?view=all",
                "found by name",
                found,
                "board",
                "/console/board",
                "referral",
                address,
                "sharing",
                address + "/sharing",
                "act",
                address + "/act/accept");
    }

    private void print(int referrals, String name, String address) {
        IntStream.range(0, TIMES / 5).forEach(warm -> millis(address));
        List<Double> sorted = IntStream.range(0, TIMES)
                .mapToObj(time -> millis(address))
                .sorted()
                .toList();
        try (PageCost cost = new PageCost(hub)) {
            HttpResponse<String> page = desk.open(address);
            System.out.printf(
                    "%,d referrals: p95 %.0f ms, %d calls, %d statements, %,d bytes: %s%n",
                    referrals,
                    sorted.get((int) (sorted.size() * 0.95)),
                    cost.calls(page).size(),
                    cost.statements(page).size(),
                    page.body().getBytes(StandardCharsets.UTF_8).length,
                    name);
        }
    }

    private double millis(String address) {
        long start = System.nanoTime();
        desk.read(address);
        return (System.nanoTime() - start) / 1e6;
    }
}
