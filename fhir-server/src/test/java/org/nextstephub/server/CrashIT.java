package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 under load: what was acknowledged is there exactly once, nothing is stored without its permit and audit, no
 * database is left behind, and every message can simply be sent again. More rounds with {@code -Dcrash.rounds=N}.
 */
@Campaign
@OwnHub("it is killed")
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("crash.rounds", 1);
    private static final int SENDERS = 4;

    private final Random random = new Random(20261125);
    private final AtomicInteger number = new AtomicInteger();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void losesNothingAndDoublesNothing(@TempDir Path folder) throws Exception {
        HubProcess hub = new HubProcess(folder);
        try {
            killAndResend(hub);
        } finally {
            hub.end();
        }
    }

    private void killAndResend(HubProcess hub) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            hub.start();
            ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
            for (int i = 0; i < SENDERS; i++) {
                senders.submit(() -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        send(hub, "CR" + number.incrementAndGet());
                    }
                });
            }
            int already = acknowledged.size();
            await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() >= already + 10);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
            hub.kill();
            senders.shutdownNow();
            assertThat(senders.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            await().atMost(Duration.ofSeconds(10)).until(() -> hub.databases() == 0);
        }
        hub.start();
        Set<String> acknowledgedBeforeResending = Set.copyOf(acknowledged);
        sent.forEach(id -> send(hub, id));

        assertThat(acknowledged).isEqualTo(sent);
        assertThat(acknowledgedBeforeResending).isNotEmpty();
        check(hub);
        hub.stop();
        assertThat(hub.databases()).isZero();
    }

    private void send(HubProcess hub, String id) {
        sent.add(id);
        if (hub.mllp(message(id)).contains("MSA|AA|" + id)) {
            acknowledged.add(id);
        }
    }

    private void check(HubProcess hub) throws IOException, SQLException {
        try (Connection database = DriverManager.getConnection(hub.jdbcUrl(), "nextstep", hub.password())) {
            int referrals = sent.size();
            assertThat(count(database, "select count(*) from hub.referral")).isEqualTo(referrals);
            assertThat(count(database, "select count(*) from hub.inbox")).isEqualTo(referrals);
            for (String type : new String[] {"ServiceRequest", "Patient", "Consent", "Provenance"}) {
                assertThat(count(database, "select count(*) from hfj_resource where res_type = '" + type + "'"))
                        .as(type)
                        .isEqualTo(referrals);
            }
            assertThat(count(
                            database,
                            "select count(*) from hub.referral join hfj_resource on task_id = fhir_id"
                                    + " where res_type = 'Task'"))
                    .isEqualTo(referrals);
            assertThat(count(database, "select count(*) from hub.notice")).isEqualTo(referrals);
            assertThat(count(
                            database,
                            "select count(*) from hub.receipt where outcome = 'accepted' and decision = 'permit'"))
                    .isEqualTo(referrals);
            assertThat(count(database, "select count(*) from hfj_resource where res_type = 'AuditEvent'"))
                    .isEqualTo(count(database, "select count(*) from hub.receipt"));
        }
    }

    private static int count(Connection database, String sql) throws SQLException {
        try (ResultSet row = database.createStatement().executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String message(String id) {
        String today = LocalDate.now(java.time.ZoneId.of("America/Toronto")).format(DateTimeFormatter.BASIC_ISO_DATE);
        String later = LocalDate.now().plusMonths(2).format(DateTimeFormatter.BASIC_ISO_DATE);
        return """
                MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|%2$s||REF^I12^REF_I12|%1$s|P|2.5.1
                RF1|P^Pending^HL70283|R^Routine^HL70280||||R-%1$s^LGHEHR|%2$s|%3$s|%2$s
                PRD|RP^Referring Provider^HL70286|Okafor^Denise||^^^LGH|^WPN^PH^^1^613^5550142
                PID|1||%1$s^^^LGH^MR||Tremblay^Rose^^^^^L||19890214|F|||||^PRN^PH^^1^613^5550178
                CON|1|001|NEXTSTEP-ROI-1|C-%1$s^LGHEHR||||||W|A||%2$s|%2$s|%3$s|Y|||||F|||Tremblay^Rose|1
                """.formatted(id, today, later);
    }
}
