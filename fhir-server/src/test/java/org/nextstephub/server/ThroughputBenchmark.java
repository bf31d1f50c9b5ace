package org.nextstephub.server;

import com.zaxxer.hikari.HikariDataSource;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.nextstephub.server.store.BareHapi;
import org.springframework.boot.SpringApplication;

/**
 * Referrals a second through the gate (validated, decided, audited, committed) against the same resources posted as a
 * plain transaction to HAPI's own server with its defaults and no validation, on the same PostgreSQL, in turns, in one
 * run. Start with {@code bench/throughput.sh}.
 */
@OwnHub("its database survives power loss, as that of an operator does")
public final class ThroughputBenchmark {

    private static final int CONNECTIONS = 8;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private ThroughputBenchmark() {}

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
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        RunningHub hub = RunningHub.durable();
        int barePort = startBare(hub);
        HttpClient client = HttpClient.newHttpClient();
        IntFunction<HttpRequest> throughTheGate =
                number -> HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/$process-message"))
                        .header("Authorization", "Bearer " + hub.token("lakeshore-hospital"))
                        .header("Content-Type", "application/fhir+json")
                        .POST(HttpRequest.BodyPublishers.ofString(Referrals.message("B-" + number)))
                        .build();
        IntFunction<HttpRequest> bare =
                number -> HttpRequest.newBuilder(URI.create("http://localhost:" + barePort + "/fhir"))
                        .header("Content-Type", "application/fhir+json")
                        .POST(HttpRequest.BodyPublishers.ofString(Referrals.transaction("B-" + number)))
                        .build();
        System.out.printf(
                "machine: %d processors, %d MB heap, Java %s%n",
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20, Runtime.version());
        for (int i = 0; i < 10; i++) {
            // one after the other first: HAPI's caches of types and parameters do not bear a concurrent first use
            client.send(throughTheGate.apply(NUMBER.incrementAndGet()), HttpResponse.BodyHandlers.discarding());
            client.send(bare.apply(NUMBER.incrementAndGet()), HttpResponse.BodyHandlers.discarding());
        }
        rate(client, throughTheGate, seconds);
        rate(client, bare, seconds);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            hub.forgetTokens();
            double gate = rate(client, throughTheGate, seconds);
            double plain = rate(client, bare, seconds);
            ratios.add(gate / plain);
            System.out.printf(
                    "round %d: hub %.1f/s, bare HAPI %.1f/s, ratio %.2f%n", round + 1, gate, plain, gate / plain);
        }
        ratios.sort(null);
        System.out.printf("median ratio %.2f%n", ratios.get(ratios.size() / 2));
    }

    private static double rate(HttpClient client, IntFunction<HttpRequest> request, int seconds) throws Exception {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        long start = System.nanoTime();
        for (int i = 0; i < CONNECTIONS; i++) {
            senders.submit(() -> {
                while (System.nanoTime() < end) {
                    HttpResponse<String> answer =
                            client.send(request.apply(NUMBER.incrementAndGet()), HttpResponse.BodyHandlers.ofString());
                    boolean good = answer.statusCode() == 200 && !answer.body().contains("fatal-error");
                    (good ? done : failed).incrementAndGet();
                    if (!good && failed.get() == 1) {
                        System.out.println("Exception: " + answer.statusCode() + " " + answer.body());
                    }
                }
                return null;
            });
        }
        senders.shutdown();
        senders.awaitTermination(seconds + 60L, TimeUnit.SECONDS);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed.get() + " requests were not accepted");
        }
        return done.get() / ((System.nanoTime() - start) / 1e9);
    }

    private static int startBare(RunningHub hub) throws Exception {
        HikariDataSource pool = hub.bean(HikariDataSource.class);
        try (Connection database =
                DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())) {
            database.createStatement().execute("create database bare");
        }
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        SpringApplication bare = new SpringApplication(BareHapi.class);
        bare.setLazyInitialization(true);
        bare.setAllowBeanDefinitionOverriding(true);
        bare.setAllowCircularReferences(true);
        bare.run(
                "--server.port=" + port,
                "--bare.url=" + pool.getJdbcUrl().replace("/hub", "/bare"),
                "--bare.user=" + pool.getUsername(),
                "--bare.password=" + pool.getPassword());
        return port;
    }
}
