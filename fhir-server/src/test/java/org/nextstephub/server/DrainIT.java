package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;

/** A hub that is told to end while a message is under way answers it, and closes what only waits. */
@OwnHub("it is told to end")
class DrainIT {

    @TempDir
    static Path data;

    @Test
    void answersWhatIsUnderWay() throws Exception {
        RunningHub hub = RunningHub.own(data, "--nextstep.drain=1s");
        HikariDataSource pool = hub.bean(HikariDataSource.class);
        CompletableFuture<Void> end;
        try (Socket idle = new Socket("127.0.0.1", hub.mllpPort());
                Socket sender = new Socket("127.0.0.1", hub.mllpPort());
                Connection other =
                        DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table hub.referral in access exclusive mode");
            sender.getOutputStream()
                    .write(RunningHub.frame(
                            V2Referrals.message("DRAIN").replace('\n', '\r').getBytes(StandardCharsets.UTF_8)));
            await().until(() -> isHeldUp(hub));

            end = CompletableFuture.runAsync(hub::close);
            await().until(() ->
                    hub.bean(ApplicationAvailability.class).getReadinessState() == ReadinessState.REFUSING_TRAFFIC);
            idle.setSoTimeout(20_000);
            assertThat(idle.getInputStream().read()).as("closed").isEqualTo(-1);
            other.rollback();

            sender.setSoTimeout(20_000);
            assertThat(RunningHub.readFrame(sender.getInputStream())).contains("MSA|AA|");
            assertThat(sender.getInputStream().read()).as("closed").isEqualTo(-1);
        }
        await().atMost(Duration.ofSeconds(60)).until(end::isDone);
        assertThat(end).isCompleted();
    }

    private static boolean isHeldUp(RunningHub hub) {
        return hub.jdbc()
                        .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                > 0;
    }
}
