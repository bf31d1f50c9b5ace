package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readiness tells the truth within ten seconds, and answers whoever asks within the second that an orchestrator waits; what can
 * come back does.
 */
@OwnHub("its database is stopped and killed, its pool used up")
class ReadinessIT {

    private static final Duration AS_LONG_AS_A_PROBE_WAITS = Duration.ofSeconds(1);
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path data;

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.own(data);
        becomes(200);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static int asked(String address) throws IOException, InterruptedException {
        HttpRequest probe = HttpRequest.newBuilder(URI.create(address))
                .timeout(AS_LONG_AS_A_PROBE_WAITS)
                .build();
        return HTTP.send(probe, BodyHandlers.discarding()).statusCode();
    }

    private static int readiness() throws IOException, InterruptedException {
        return asked(hub.managementUrl() + "/actuator/health/readiness");
    }

    /** Every probe on the way is answered. */
    private static void becomes(int status) {
        await().atMost(status == 503 ? TOLD_WITHIN : Duration.ofSeconds(60)).until(() -> readiness() == status);
    }

    @Test
    void bothPortsAreAsked() throws Exception {
        assertThat(asked(hub.url() + "/livez")).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60)).until(() -> asked(hub.url() + "/readyz") == 200);
        assertThat(asked(hub.url() + "/actuator/prometheus")).isEqualTo(404);
        assertThat(asked(hub.managementUrl() + "/actuator/health/liveness")).isEqualTo(200);
    }

    @Test
    void tellsThatThePoolIsUsedUp() throws Exception {
        hub.token("lakeshore-hospital");
        HikariDataSource pool = hub.bean(HikariDataSource.class);
        List<Connection> taken = new ArrayList<>();
        try {
            while (taken.size() < pool.getMaximumPoolSize()) {
                taken.add(pool.getConnection());
            }
            becomes(503);
            assertThat(send("POOL")).isEqualTo(503);
            assertThat(asked(hub.managementUrl() + "/actuator/health")).isEqualTo(503);
            assertThat(asked(hub.managementUrl() + "/actuator/health/liveness")).isEqualTo(200);
            assertThat(asked(hub.managementUrl() + "/actuator/prometheus")).isEqualTo(200);
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        becomes(200);
        assertThat(send("POOL")).isEqualTo(200);
        assertThat(send("POOL")).as("again").isEqualTo(200);
        assertThat(stored("POOL")).isEqualTo(1);
    }

    private static int stored(String number) {
        return hub.jdbc()
                .sql("select count(*) from hub.referral where placer_value = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    @Test
    void tellsThatTheDatabaseIsStopped() throws Exception {
        try {
            signal("-STOP", processes());
            becomes(503);
        } finally {
            signal("-CONT", processes());
        }
        becomes(200);
    }

    @Test
    void bringsTheDatabaseBackWhenItsFirstProcessAloneWasKilled() throws Exception {
        String first =
                Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).get(0);
        signal("-KILL", List.of(first.strip()));

        await().atMost(Duration.ofSeconds(60)).until(() -> !first.equals(postmaster()));
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> send("AFTER-ALL") == 200);
    }

    private static int send(String number) {
        return hub.post(
                        "/fhir/$process-message",
                        "lakeshore-hospital",
                        "application/fhir+json",
                        Referrals.message(number))
                .statusCode();
    }

    private static String postmaster() throws IOException {
        Path file = data.resolve("postgres/data/postmaster.pid");
        return Files.exists(file) ? Files.readAllLines(file).get(0) : "";
    }

    /** All of the embedded server, each of which works in its folder. */
    private static List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(process -> String.valueOf(process.pid()))
                .filter(process -> worksHere(Path.of("/proc", process, "cwd")))
                .toList();
    }

    private static boolean worksHere(Path folder) {
        try {
            return Files.readSymbolicLink(folder)
                    .equals(data.resolve("postgres/data").toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    private static void signal(String signal, List<String> processes) throws Exception {
        List<String> line = new ArrayList<>(List.of("kill", signal));
        line.addAll(processes);
        assertThat(new ProcessBuilder(line).start().waitFor()).isZero();
    }
}
