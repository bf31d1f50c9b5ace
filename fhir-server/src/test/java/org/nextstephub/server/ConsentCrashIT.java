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
import java.util.Iterator;
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
 * kill -9 among consents that are filed and withdrawn: one that was acknowledged is whole, one that was not is whole or has
 * not happened; sent again each takes effect, once.
 */
@Campaign
@OwnHub("it is killed")
class ConsentCrashIT {

    private static final int PEOPLE = Integer.getInteger("crash.people", 16);

    private final Random random = new Random(20261126);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    @Test
    void whatIsFiledAndWhatIsWithdrawnIsWholeOrHasNotHappened(@TempDir Path folder) throws Exception {
        HubProcess hub = new HubProcess(folder);
        try {
            hub.start(Map.of("HUB_CLOCK", RunningHub.NOW.toString()));
            Map<String, String> words = referred(hub.client());
            Map<String, String> filings = filings();
            untilKilled(hub, words, filings);
            await().atMost(Duration.ofSeconds(10)).until(() -> hub.databases() == 0);
            hub.start(Map.of("HUB_CLOCK", Instant.parse("2026-11-22T17:05:00Z").toString()));

            Set<String> withdrawn = wholeOnes(hub, words.keySet());
            assertThat(withdrawn).containsAll(acknowledged);
            words.forEach(
                    (number, word) -> assertThat(revoke(hub.client(), word)).isEqualTo(200));
            assertThat(wholeOnes(hub, words.keySet())).isEqualTo(words.keySet());

            assertThat(filedOnes(hub, filings.keySet())).containsAll(kept);
            filings.values()
                    .forEach(filing -> assertThat(file(hub.client(), filing)).isEqualTo(200));
            assertThat(filedOnes(hub, filings.keySet())).isEqualTo(filings.keySet());
        } finally {
            hub.end();
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

    /** Consents of people whom the hub does not know yet, with the person and the evidence. */
    private static Map<String, String> filings() {
        Map<String, String> filings = new LinkedHashMap<>();
        for (int i = 1; i <= PEOPLE; i++) {
            filings.put("FX-" + i, ConsentFiling.of("FX-" + i).text());
        }
        return filings;
    }

    private void untilKilled(HubProcess hub, Map<String, String> words, Map<String, String> filings) throws Exception {
        HubClient client = hub.client();
        ExecutorService partners = Executors.newFixedThreadPool(4);
        Iterator<Map.Entry<String, String>> filed = filings.entrySet().iterator();
        words.forEach((number, word) -> {
            Map.Entry<String, String> filing = filed.next();
            partners.submit(() -> {
                if (revoke(client, word) == 200) {
                    acknowledged.add(number);
                }
            });
            partners.submit(() -> {
                if (file(client, filing.getValue()) == 200) {
                    kept.add(filing.getKey());
                }
            });
        });
        await().atMost(Duration.ofSeconds(60))
                .until(() -> acknowledged.size() >= PEOPLE / 4 && kept.size() >= PEOPLE / 4);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
        hub.kill();
        partners.shutdownNow();
        assertThat(partners.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private static int file(HubClient hub, String filing) {
        return post(hub, "/fhir/Consent/$fileConsent", filing);
    }

    private static int revoke(HubClient hub, String word) {
        return post(hub, "/fhir/Consent/$revokeConsent", word);
    }

    private static int post(HubClient hub, String path, String body) {
        try {
            return hub.post(path, "lakeshore-hospital", Desk.JSON, body).statusCode();
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

    /** Those whose consent is kept: once, with the person, and with who entered it and the audit of it. */
    private static Set<String> filedOnes(HubProcess hub, Set<String> numbers) throws Exception {
        Set<String> whole = ConcurrentHashMap.newKeySet();
        try (Connection database = DriverManager.getConnection(hub.jdbcUrl(), "nextstep", hub.password())) {
            for (String number : numbers) {
                int consents = count(database, number, consent("select count(*) from hfj_spidx_token c"));
                int people = count(
                        database,
                        number,
                        "select count(*) from hub.person join hfj_resource on fhir_id = patient_id"
                                + " join hfj_spidx_token using (res_id) where sp_name = 'identifier' and sp_value = ?");
                int provenances = count(database, number, consent(NAMING_PROVENANCES));
                int audits = count(database, number, consent(pointingAt("AuditEvent")));
                assertThat(consents).as(number + " is kept once at most").isIn(0, 1);
                assertThat(people).as("the person of " + number).isEqualTo(consents);
                assertThat(provenances).as("who entered " + number).isGreaterThanOrEqualTo(consents);
                assertThat(Math.min(1, audits)).as("the audit of " + number).isEqualTo(consents);
                if (consents == 1) {
                    whole.add(number);
                }
            }
        }
        return whole;
    }

    /** By their text: nobody searches them, so their references are not indexed. */
    private static final String NAMING_PROVENANCES =
            "select count(*) from hfj_spidx_token c join hfj_resource r on r.res_id = c.res_id"
                    + " join hfj_res_ver p on p.res_type = 'Provenance'"
                    + " and p.res_text_vc like '%\"Consent/' || r.fhir_id || '%'";

    private static String pointingAt(String type) {
        return "select count(*) from hfj_spidx_token c join hfj_res_link on target_resource_id = c.res_id"
                + " and source_resource_type = '" + type + "'";
    }

    /** Narrowed to the consent with a number. */
    private static String consent(String select) {
        return select + " where c.sp_name = 'identifier' and c.res_type = 'Consent' and c.sp_value = ?";
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
