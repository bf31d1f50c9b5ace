package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.server.body.AtALimit;

/** The limits of what may be sent, on the wire and at every door: what is over one is refused at once, with its code. */
class LimitsIT {

    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    private static final String LIMIT_CODE = "\"code\":\"limit\"";
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    static final Iterable<InputLimit> LIMITS = AtALimit.limits();

    private final RunningHub hub = RunningHub.shared();

    static Stream<Arguments> doors() {
        return Stream.of(
                Arguments.of("lakeshore-hospital", "/fhir/$process-message"),
                Arguments.of("lakeshore-hospital", "/fhir"),
                Arguments.of("lakeshore-hospital", "/fhir/$consent-decision"),
                Arguments.of("lakeshore-hospital", "/fhir/Consent/$fileConsent"),
                Arguments.of("lakeshore-hospital", "/fhir/Consent/$revokeConsent"),
                Arguments.of("lakeshore-hospital", "/fhir/$referral-status"),
                Arguments.of("interop", "/fhir/$validate"),
                Arguments.of("interop", "/fhir/Patient/$validate"),
                Arguments.of("peer-desk", "/fhir/Encounter"),
                Arguments.of("peer-desk", "/fhir/Task/1/$advance-step"),
                Arguments.of("privacy-officer", "/fhir/$record-history"),
                Arguments.of("camel-routes", "/fhir/$process-message"),
                Arguments.of("admin", "/fhir/Organization"),
                Arguments.of("admin", "/admin/v1/clients"),
                Arguments.of("admin", "/admin/v1/accounts"));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("doors")
    void refusesMoreAtEveryDoor(String client, String path) {
        for (InputLimit limit : LIMITS) {
            assertRefused(limit, client, path, JSON, AtALimit.json(limit, limit.most() + 1));
            assertRefused(limit, client, path, XML, AtALimit.xml(limit, limit.most() + 1));
        }
    }

    private void assertRefused(InputLimit limit, String client, String path, String type, String body) {
        long start = System.nanoTime();
        HttpResponse<String> answer = hub.post(path, client, type, body);
        assertThat(answer.statusCode()).as(limit + " " + type).isEqualTo(400);
        assertThat(answer.body()).contains(LIMIT_CODE, "\"too-long\"", limit.rule(), "(line 1, column ");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as("time").isLessThan(AT_ONCE);
    }

    /** What is just within them is read, and judged in a time that leaves room for others. */
    @ParameterizedTest
    @FieldSource("LIMITS")
    void readsSoMuch(InputLimit limit) {
        for (String path : new String[] {"/fhir/$process-message", "/fhir/$validate"}) {
            assertRead(hub.post(path, "lakeshore-hospital", JSON, AtALimit.json(limit, limit.most())));
            assertRead(hub.post(path, "lakeshore-hospital", XML, AtALimit.xml(limit, limit.most())));
        }
        assertRead(hub.post("/fhir/Organization", "admin", JSON, AtALimit.json(limit, limit.most())));
    }

    private static void assertRead(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain(LIMIT_CODE);
    }

    @ParameterizedTest
    @CsvSource({"ISO-2022-JP", "UTF-16", "IBM037", "utf-7"})
    void readsNoCharsetInWhichABodyCouldHide(String charset) {
        String type = JSON + "; charset=" + charset;
        assertThat(hub.post("/fhir/Organization", "admin", type, "{}").statusCode())
                .isEqualTo(400);
        String xml = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?><Patient xmlns=\"http://hl7.org/fhir\"/>";
        assertThat(hub.post("/fhir/$validate", "interop", XML, xml).statusCode())
                .isEqualTo(400);
    }

    @Test
    void takesAMessageWithAnAttachmentAlmostAsLargeAsABody() {
        Bundle message = RunningHub.fhir()
                .newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .parseResource(Bundle.class, Referrals.message("LI-1"));
        message.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Consent.class::isInstance)
                .map(Consent.class::cast)
                .forEach(consent -> consent.setSource(
                        new Attachment().setContentType("application/pdf").setData(new byte[600_000])));
        String body = RunningHub.fhir().newJsonParser().encodeResourceToString(message);
        assertThat(body).hasSizeGreaterThan(800_000);
        assertThat(hub.post("/fhir/$process-message", "lakeshore-hospital", JSON, body)
                        .body())
                .contains("\"code\":\"ok\"");
    }

    @ParameterizedTest
    @CsvSource({
        "PARAMETERS, 40, 1, 1",
        "PARAMETERS, 41, 1, 1",
        "VALUES, 20, 5, 1",
        "VALUES, 20, 6, 1",
        "VALUE, 1, 30000, 1",
        "VALUE, 1, 1, 1000",
        "VALUE, 1, 1, 1001"
    })
    void asksTheDatabaseNothingOfASearchThatIsTooLarge(InputLimit limit, int parameters, int values, int length) {
        String value = Stream.generate(() -> "9".repeat(length)).limit(values).collect(Collectors.joining("%2C"));
        String form =
                Stream.generate(() -> "identifier=" + value).limit(parameters).collect(Collectors.joining("&"));
        HttpResponse<String> answer =
                hub.exchange(HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/ServiceRequest/_search"))
                        .header("Authorization", "Bearer " + hub.token("peer-desk"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
        int found = Map.of(
                        InputLimit.PARAMETERS,
                        parameters,
                        InputLimit.VALUES,
                        parameters * values,
                        InputLimit.VALUE,
                        value.replace("%2C", ",").length())
                .get(limit);
        if (limit.allows(found)) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } else {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains(LIMIT_CODE, limit.rule());
        }
    }

    /** Neither does the database go on with what nobody waits for any more. */
    @Test
    void aStatementEndsWithWhoAskedForIt() throws Exception {
        assertThat(hub.jdbc().sql("show statement_timeout").query(String.class).single())
                .isEqualTo("25s");
        String running = "select count(*) from pg_stat_activity where query like 'select pg_sleep(20)%'";
        Connection gone = hub.bean(DataSource.class).getConnection();
        Thread asking = new Thread(() -> assertThatThrownBy(() -> sleep(gone)).isInstanceOf(SQLException.class));
        asking.start();
        await().until(() -> hub.jdbc().sql(running).query(Integer.class).single() == 1);
        gone.abort(Runnable::run);
        await().atMost(Duration.ofSeconds(8))
                .until(() -> hub.jdbc().sql(running).query(Integer.class).single() == 0);
        asking.join();
        gone.close();
    }

    private static void sleep(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_sleep(20)");
        }
    }

    @Test
    void aFileOfMillionsOfLinesDoesNotFillTheHub() {
        String lines = "schema_version\n" + "a\n".repeat(2_490_000);
        HttpResponse<String> answer = hub.post("/intake/v1/referrals", "frontenac-cm", "text/csv", lines);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("HUB-LIMIT");
    }
}
