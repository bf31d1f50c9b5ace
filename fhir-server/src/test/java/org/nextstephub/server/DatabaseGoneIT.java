package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database dies under the hub: senders are told to try again, and the hub recovers without a hand. On a hub of its own:
 * PostgreSQL may have forgotten which numbers it last gave out, so that a message or two more is told to try again later.
 */
@OwnHub("its database is killed")
class DatabaseGoneIT {

    @TempDir
    static Path data;

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.own(data);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void answersRetryAndRecoversByItself() {
        send(hub, "DG-0");

        killDatabase(hub);
        HttpResponse<String> token = hub.requestToken(hub.assertion("rideau-clinic", hub.url() + "/oauth2/token", 120));
        HttpResponse<String> meanwhile = send(hub, "DG-1");

        assertThat(token.statusCode()).isIn(200, 503);
        assertThat(token.body()).doesNotContain("SQL").doesNotContain("Exception");

        assertThat(meanwhile.statusCode()).isIn(200, 503);
        if (meanwhile.statusCode() == 503) {
            assertThat(meanwhile.headers().firstValue("Retry-After")).isPresent();
            assertThat(meanwhile.body())
                    .contains("transient")
                    .doesNotContain("SQL")
                    .doesNotContain("Exception");
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(send(hub, "DG-1").statusCode()).isEqualTo(200));
        assertThat(hub.jdbc()
                        .sql("select count(*) from hub.referral where placer_value = 'DG-1'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private static HttpResponse<String> send(RunningHub hub, String number) {
        return hub.post(
                "/fhir/$process-message", "lakeshore-hospital", "application/fhir+json", Referrals.message(number));
    }

    @Test
    void losesNothingWhenTheDatabaseDiesUnderLoad() throws Exception {
        Set<String> unanswered = ConcurrentHashMap.newKeySet();
        AtomicInteger number = new AtomicInteger();
        ExecutorService senders = Executors.newFixedThreadPool(4);
        AtomicBoolean going = new AtomicBoolean(true);
        for (int i = 0; i < 4; i++) {
            senders.submit(() -> {
                while (going.get()) {
                    String id = "DU-" + number.incrementAndGet();
                    unanswered.add(id);
                    if (send(hub, id).statusCode() == 200) {
                        unanswered.remove(id);
                    }
                }
            });
        }
        for (int deaths = 0; deaths < 3; deaths++) {
            int before = number.get();
            await().atMost(Duration.ofSeconds(60)).until(() -> number.get() > before + 20);
            killDatabase(hub);
        }
        int before = number.get();
        await().atMost(Duration.ofSeconds(60)).until(() -> number.get() > before + 20);
        going.set(false);
        senders.shutdown();
        assertThat(senders.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        unanswered.forEach(id -> await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(send(hub, id).statusCode()).isEqualTo(200)));
        assertThat(unanswered).isNotEmpty();
        assertThat(count(hub, "select count(*) from hub.referral where placer_value like 'DU-%'"))
                .isEqualTo(number.get());
        assertThat(count(hub, "select count(*) from hub.inbox where key_value like 'DU-%'"))
                .isEqualTo(number.get());
        assertThat(count(hub, "select count(*) from hub.receipt where outcome = 'accepted'"))
                .isEqualTo(count(hub, "select count(*) from hub.inbox"));
    }

    private static long count(RunningHub hub, String sql) {
        return hub.jdbc().sql(sql).query(Long.class).single();
    }

    private static void killDatabase(RunningHub hub) {
        ProcessHandle.allProcesses()
                .filter(handle -> handle.info().commandLine().orElse("").contains(hub.data() + "/postgres/data"))
                .forEach(ProcessHandle::destroyForcibly);
    }
}
