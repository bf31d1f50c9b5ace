package org.nextstephub.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Rows a second of a whole bulk export of tasks against the same tasks by search, page after page, in one run. Start with
 * {@code bench/export.sh}.
 */
@OwnHub("its database holds a hundred thousand referrals")
public final class ExportBenchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLIENT = "reporting";
    private static final double MUST = 5;

    private final RunningHub hub = RunningHub.durable();
    private final HttpClient http = HttpClient.newHttpClient();

    private ExportBenchmark() {}

    private interface Load {
        long rows() throws IOException, InterruptedException;
    }

    /** @param oldMib most of the old generation that was in use meanwhile */
    private record Turn(double perSecond, long rows, long oldMib) {}

    public static void main(String[] args) {
        int status = 1;
        try {
            int referrals = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
            new ExportBenchmark().measure(referrals, args.length > 1 ? Integer.parseInt(args[1]) : 100);
            status = 0;
        } catch (Exception | AssertionError failure) {
            System.out.println("Exception: " + failure);
        }
        System.exit(status);
    }

    private void measure(int referrals, int page) throws SQLException, IOException, InterruptedException {
        Machine.print();
        ReferralCopies.of(hub).growTo(referrals);
        search(page, 20);
        Turn exported = turn(this::export);
        print("$export", exported);
        Turn searched = turn(() -> search(page, Long.MAX_VALUE));
        print("search, " + page + " a page", searched);
        Sender.require(exported.rows() == searched.rows(), "as many rows by either way");
        double ratio = exported.perSecond() / searched.perSecond();
        System.out.printf("ratio %.1f of $export : search (must %.0f)%n", ratio, MUST);
    }

    private static void print(String what, Turn turn) {
        System.out.printf(
                "%,d rows, %.0f a second, old generation up to %d MiB: %s%n",
                turn.rows(), turn.perSecond(), turn.oldMib(), what);
    }

    private static Turn turn(Load load) throws IOException, InterruptedException {
        OldGeneration old = new OldGeneration();
        long start = System.nanoTime();
        long rows = load.rows();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Turn(rows / seconds, rows, old.mostMib());
    }

    private long export() throws IOException, InterruptedException {
        HttpResponse<String> begun = http.send(
                request("/fhir/$export?_type=Task")
                        .header("Prefer", "respond-async")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String job = begun.headers().firstValue("Content-Location").orElseThrow();
        String manifest = http.send(request(path(job)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        long rows = 0;
        for (JsonNode file : JSON.readTree(manifest).path("output")) {
            HttpRequest fetch = request(path(file.path("url").asText())).build();
            try (Stream<String> lines =
                    http.send(fetch, HttpResponse.BodyHandlers.ofLines()).body()) {
                rows += lines.count();
            }
        }
        return rows;
    }

    private long search(int count, long most) throws IOException, InterruptedException {
        long rows = 0;
        String next = "/fhir/Task?_count=" + count;
        while (!next.isEmpty() && rows < most) {
            JsonNode page = JSON.readTree(http.send(request(next).build(), HttpResponse.BodyHandlers.ofString())
                    .body());
            rows += page.path("entry").size();
            next = StreamSupport.stream(page.path("link").spliterator(), false)
                    .filter(link -> link.path("relation").asText().equals("next"))
                    .map(link -> path(link.path("url").asText()))
                    .findFirst()
                    .orElse("");
        }
        return rows;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(hub.url() + path))
                .header("Authorization", "Bearer " + hub.token(CLIENT))
                .header("Accept", "application/fhir+json");
    }

    private static String path(String address) {
        URI uri = URI.create(address);
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    /** Most of the old generation that is in use from now on: what a load keeps, not what it throws away at once. */
    private static final class OldGeneration {

        private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().matches("(?i).*(old|tenured).*"))
                .toList();

        private OldGeneration() {
            pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        }

        private long mostMib() {
            return pools.stream()
                            .mapToLong(pool -> pool.getPeakUsage().getUsed())
                            .sum()
                    >> 20;
        }
    }
}
