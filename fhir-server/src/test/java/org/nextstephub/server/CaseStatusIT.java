package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of a partner's referrals, as a file in its folder, in the words that may travel. */
@OwnHub("it writes status files every five seconds")
class CaseStatusIT {

    @TempDir
    static Path data;

    private static RunningHub hub;
    private static CaseFolder folder;

    @BeforeAll
    static void start() {
        hub = RunningHub.own(data, "--nextstep.files.status-every=5s", "--nextstep.routes.partners-fresh=15s");
        folder = CaseFolder.in(data.resolve("partners"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static String statuses() {
        StringBuilder all = new StringBuilder();
        for (String name : folder.names("out")) {
            if (name.matches("nextstep-status_frontenac-cm_\\d{8}T\\d{6}Z\\.csv")) {
                all.append(folder.text("out/" + name));
            }
        }
        return all.toString();
    }

    @Test
    void changesAreToldOnceAskedForAndNothingOfThePerson() throws IOException {
        Map<String, String> row = CaseRows.granted();
        folder.answer("done", folder.drop(CaseRows.csv(row)));
        assertThat(statuses()).isEmpty();
        RegisteredDoor.forFiles(
                hub, "file:partners/frontenac-cm", Map.of("status-file", "true", "file-marker", "false"));

        await().atMost(Duration.ofSeconds(100)).until(() -> statuses().contains(row.get("referral_id")));
        assertThat(statuses())
                .startsWith("referral_id,referral,status,changed_at\r\n")
                .containsPattern(row.get("referral_id") + ",NS-\\d+,received,2026-")
                .doesNotContain(row.get("client_id"))
                .doesNotContain("Robin");

        Map<String, String> cancel = CaseRows.with(
                CaseRows.with(CaseRows.with(row, "event", "cancel"), "event_id", "E-" + CaseRows.number()),
                "cancel_reason",
                "moved-away");
        String unmarked = CaseFolder.name("csv");
        folder.place(unmarked, CaseRows.csv(cancel).getBytes(StandardCharsets.UTF_8));
        assertThat(folder.answer("done", unmarked).at("/counts/accepted").asInt())
                .as("without markers a file is taken when it has not grown for a while")
                .isOne();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> statuses().matches("(?s).*" + row.get("referral_id") + ",NS-\\d+,closed,.*"));
        assertThat(List.of(statuses().split("received", -1))).as("told once").hasSize(2);
        assertThat(Files.exists(data.resolve("partners/frontenac-cm/out/.status-until")))
                .isTrue();
        assertThat(hub.get("/fhir/AuditEvent?subtype=disclosure-sent", "privacy-officer")
                        .body())
                .contains("\"fact\"");
    }

    @Test
    void aRouteAsksOnlyForThePartnersThatItSpeaksFor() {
        assertThat(hub.get("/fhir/$referral-status?partner=frontenac-cm&since=2026-01-01T00:00:00Z", "camel-routes")
                        .statusCode())
                .isEqualTo(200);
        assertThat(hub.get("/fhir/$referral-status?partner=psseo", "camel-routes")
                        .statusCode())
                .isEqualTo(404);
        assertThat(hub.get("/fhir/$referral-status?partner=frontenac-cm", "lakeshore-hospital")
                        .statusCode())
                .isEqualTo(403);
    }

    /** Option {@code existing-referral}: some systems would rather hear that a number is taken than change by mistake. */
    @Test
    void aKnownNumberIsRefusedWhereThePartnerWishesIt() {
        RegisteredDoor.forFiles(hub, "file:partners/frontenac-cm", Map.of("existing-referral", "refuse"));
        Map<String, String> row = CaseRows.granted();
        assertThat(posted(row)).contains("\"outcome\" : \"accepted\"");
        Map<String, String> again =
                CaseRows.with(CaseRows.with(row, "event_id", "E-" + CaseRows.number()), "phone", "613-555-0199");
        assertThat(posted(again)).contains("HUB-REF-CONFLICT").contains("\"outcome\" : \"refused\"");
    }

    private static String posted(Map<String, String> row) {
        return hub.post("/intake/v1/referrals", "frontenac-cm", "text/csv", CaseRows.csv(row))
                .body();
    }
}
