package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 among withdrawals: one that was acknowledged is whole, one that was not is whole or has not happened; sent again
 * each takes effect, once.
 */
class WithdrawalCrashIT {

    private static final int PEOPLE = Integer.getInteger("crash.people", 24);

    private final Random random = new Random(20261126);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void aWithdrawalIsWholeOrHasNotHappened(@TempDir Path folder) throws Exception {
        HubProcess hub = new HubProcess(folder);
        try {
            hub.start(Map.of("HUB_CLOCK", RunningHub.NOW.toString()));
            Map<String, String> words = referred(hub.client());
            withdrawUntilKilled(hub, words);
            await().atMost(Duration.ofSeconds(10)).until(() -> hub.databases() == 0);
            hub.start(Map.of("HUB_CLOCK", Instant.parse("2026-11-22T17:05:00Z").toString()));

            Set<String> withdrawn = wholeOnes(hub, words.keySet());
            assertThat(withdrawn).containsAll(acknowledged);
            words.forEach(
                    (number, word) -> assertThat(revoke(hub.client(), word)).isEqualTo(200));
            assertThat(wholeOnes(hub, words.keySet())).isEqualTo(words.keySet());
        } finally {
            hub.kill();
        }
    }

    /** Referrals with the words by which each is withdrawn. */
    private static Map<String, String> referred(HubClient hub) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 1; i <= PEOPLE; i++) {
            String number = "WC-" + i;
            String message = Referrals.message(number);
            assertThat(hub.post("/fhir/$process-message", "lakeshore-hospital", Desk.JSON, message)
                            .body())
                    .contains("\"code\":\"ok\"");
            String person = message.replaceAll(
                    "(?s).*(\"system\": \"[^\"]*lakeshore-hospital-mrn\",\\s*\"value\": \"[^\"]*\").*", "$1");
            words.put(
                    number,
                    "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"patient\",\"valueIdentifier\":{"
                            + person + "}}]}");
        }
        return words;
    }

    private void withdrawUntilKilled(HubProcess hub, Map<String, String> words) throws Exception {
        HubClient client = hub.client();
        ExecutorService partners = Executors.newFixedThreadPool(3);
        words.forEach((number, word) -> partners.submit(() -> {
            if (revoke(client, word) == 200) {
                acknowledged.add(number);
            }
        }));
        await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() >= PEOPLE / 4);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
        hub.kill();
        partners.shutdownNow();
        assertThat(partners.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private static int revoke(HubClient hub, String word) {
        try {
            return hub.post("/fhir/Consent/$revokeConsent", "lakeshore-hospital", Desk.JSON, word)
                    .statusCode();
        } catch (UncheckedIOException | IllegalStateException broken) {
            return 0;
        }
    }

    /** Those of whom everything is withdrawn; nobody may be withdrawn in part. */
    private static Set<String> wholeOnes(HubProcess hub, Set<String> numbers) throws Exception {
        Set<String> whole = ConcurrentHashMap.newKeySet();
        try (Connection database = DriverManager.getConnection(hub.jdbcUrl(), "nextstep", hub.password())) {
            for (String number : numbers) {
                int signs = count(
                                database,
                                number,
                                "select count(*) from hub.notice join hub.referral using (task_id)"
                                        + " where placer_value = ? and fact = 'closed'")
                        + count(
                                database,
                                number,
                                "select count(*) from hub.referral join hub.person using (patient_id)"
                                        + " join hub.consent_state using (key_hmac)"
                                        + " where placer_value = ? and direction = 'clinical-to-peer' and watermark is not null")
                        + count(database, number, closed("task_id"))
                        + count(database, number, closed("service_request_id"))
                        + count(database, number, closed("patient_id"));
                assertThat(signs)
                        .as(number + " is withdrawn as a whole or not at all")
                        .isIn(0, 5);
                if (signs == 5) {
                    whole.add(number);
                }
            }
        }
        return whole;
    }

    private static String closed(String column) {
        return "select count(*) from hub.referral join hfj_resource on fhir_id = " + column
                + " join hfj_spidx_token on hfj_spidx_token.res_id = hfj_resource.res_id"
                + " where placer_value = ? and sp_name = '_tag' and sp_value = 'closed'";
    }

    private static int count(Connection database, String number, String sql) throws SQLException {
        try (var query = database.prepareStatement(sql)) {
            query.setString(1, number);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
