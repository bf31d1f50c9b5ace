package org.nextstephub.server;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Rows a second through a partner's folder against the same messages posted one by one, over one connection, to
 * {@code $process-message}; and the heap that a long file takes. Start with {@code bench/casefile.sh}.
 */
@OwnHub("its database survives power loss, as that of an operator does")
public final class CaseFileBenchmark {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private CaseFileBenchmark() {}

    public static void main(String[] args) {
        int status = 1;
        try {
            measure(args);
            status = 0;
        } catch (Exception failure) {
            System.out.println("Exception: " + failure);
        }
        System.exit(status);
    }

    private static void measure(String[] args) throws Exception {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        int large = args.length > 2 ? Integer.parseInt(args[2]) : 5000;
        RunningHub hub = RunningHub.durable();
        CaseFolder folder = CaseFolder.in(hub.folder().resolve("partners"));
        Machine.print();
        byFolder(folder, rows);
        oneByOne(hub, rows);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            hub.forgetTokens();
            double file = byFolder(folder, rows);
            double single = oneByOne(hub, rows);
            ratios.add(file / single);
            System.out.printf(
                    "round %d: folder %.1f rows/s, one by one %.1f/s, ratio %.2f%n",
                    round + 1, file, single, file / single);
        }
        ratios.sort(null);
        System.out.printf("median ratio %.2f%n", ratios.get(ratios.size() / 2));
        if (large > 0) {
            memory(folder, large);
        }
    }

    private static List<Map<String, String>> rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> CaseRows.granted()).toList();
    }

    private static double byFolder(CaseFolder folder, int count) throws Exception {
        String content = CaseRows.csv(rows(count));
        long start = System.nanoTime();
        String name = folder.drop(content);
        await(folder, name);
        double rate = count / ((System.nanoTime() - start) / 1e9);
        requireAccepted(folder, name, count);
        return rate;
    }

    private static void await(CaseFolder folder, String name) throws InterruptedException {
        Path answer = folder.folder().resolve("done/" + name + ".ack.csv");
        while (!Files.exists(answer)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void requireAccepted(CaseFolder folder, String name, int count) {
        int accepted = folder.answer("done", name).at("/counts/accepted").asInt();
        if (accepted != count) {
            throw new IllegalStateException("of " + count + " rows only " + accepted + " were accepted");
        }
    }

    private static double oneByOne(RunningHub hub, int count) throws Exception {
        List<String> messages = TranslatedByRoutes.csv(CaseRows.csv(rows(count)));
        long start = System.nanoTime();
        for (String message : messages) {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/$process-message"))
                            .header("Authorization", "Bearer " + hub.token("frontenac-cm"))
                            .header("Content-Type", "application/fhir+json")
                            .POST(HttpRequest.BodyPublishers.ofString(message))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || answer.body().contains("fatal-error")) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        }
        return count / ((System.nanoTime() - start) / 1e9);
    }

    private static void memory(CaseFolder folder, int count) throws Exception {
        String content = CaseRows.csv(rows(count));
        long idle = usedAfterCollection();
        long most = 0;
        String name = folder.drop(content);
        Path answer = folder.folder().resolve("done/" + name + ".ack.csv");
        while (!Files.exists(answer)) {
            TimeUnit.SECONDS.sleep(5);
            most = Math.max(most, usedAfterCollection());
        }
        requireAccepted(folder, name, count);
        System.out.printf(
                "memory: idle %d MiB of heap in use, with a file of %d rows at most %d MiB, %d MiB more%n",
                idle >> 20, count, most >> 20, (most - idle) >> 20);
    }

    /** What the last collection left, in all parts of the heap: what was allocated since does not count. */
    private static long usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
