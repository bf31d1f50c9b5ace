package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who looked at whom, and who was told what: each access leaves its event, and what cannot be recorded is not shown. */
class AuditIT {

    private static final Instant SINCE = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private static final String JSON = "application/fhir+json";

    private final RunningHub hub = RunningHub.shared();

    @Test
    void recordsAReadOfAPerson() throws Exception {
        String person = person("AU-1");
        List<JsonNode> before = about(person);

        hub.get("/fhir/" + person, "peer-desk");

        JsonNode event = onlyNew(before, about(person));
        assertThat(event.path("meta").path("profile").path(0).asText()).endsWith("PatientRead");
        assertThat(event.path("action").asText()).isEqualTo("R");
        assertThat(event.toString()).contains("\"altId\":\"peer-desk\"").contains(person);
    }

    @Test
    void recordsEachPersonThatASearchShowsAndNoValueOfTheSearch() throws Exception {
        String person = person("AU-2-secret");
        List<JsonNode> before = about(person);

        hub.get("/fhir/ServiceRequest?identifier=AU-2-secret&status=active", "peer-desk");

        JsonNode event = onlyNew(before, about(person));
        assertThat(event.path("meta").path("profile").path(0).asText()).endsWith("PatientQuery");
        assertThat(event.path("entity").findValuesAsText("query")).hasSize(1).allSatisfy(query -> assertThat(
                        new String(Base64.getDecoder().decode(query), StandardCharsets.UTF_8))
                .isEqualTo("ServiceRequest?identifier&status"));
    }

    @Test
    void recordsASearchThatShowedNobody() throws Exception {
        int before = count("AuditEvent?altid=peer-desk&type=rest");

        hub.get("/fhir/ServiceRequest?identifier=AU-nobody", "peer-desk");

        assertThat(count("AuditEvent?altid=peer-desk&type=rest")).isEqualTo(before + 1);
    }

    @Test
    void recordsReportingWithoutAPerson() throws Exception {
        String person = person("AU-3");
        int of = about(person).size();
        int before = count("AuditEvent?altid=reporting&type=rest");

        hub.get("/fhir/ServiceRequest?_count=1000", "reporting");

        assertThat(count("AuditEvent?altid=reporting&type=rest")).isEqualTo(before + 1);
        assertThat(about(person)).hasSize(of);
    }

    @Test
    void recordsWhatAPartnerIsTold() throws Exception {
        String person = person("AU-4");
        List<JsonNode> before = about(person);

        hub.get(
                "/fhir/$referral-status?identifier=https://nextstep-hub.example/fhir/NamingSystem/lakeshore-hospital-referral%7CAU-4",
                "lakeshore-hospital");

        JsonNode event = onlyNew(before, about(person));
        assertThat(event.toString())
                .contains("PrivacyDisclosure.Source")
                .contains("disclosure-sent")
                .contains("\"type\":\"fact\",\"valueString\":\"received\"")
                .contains("\"value\":\"lakeshore-hospital\"")
                .doesNotContain("AU-4");
        hub.get("/fhir/Task?_count=1000", "lakeshore-hospital");
        assertThat(about(person)).hasSize(before.size() + 2);
    }

    @Test
    void recordsThatTheAuditWasRead() throws Exception {
        int before = count("AuditEvent?type=110101");

        hub.get("/fhir/AuditEvent?_count=1", "privacy-officer");

        assertThat(count("AuditEvent?type=110101")).isEqualTo(before + 2);
    }

    /** The table of events is made to refuse, as a full disk would. */
    @ParameterizedTest
    @CsvSource({
        "GET, peer-desk, /fhir/Patient",
        "GET, peer-desk, /fhir/ServiceRequest",
        "GET, reporting, /fhir/ServiceRequest",
        "GET, lakeshore-hospital, /fhir/Task",
        "GET, privacy-officer, /fhir/AuditEvent",
        "POST, lakeshore-hospital, /fhir/$process-message",
        "POST, lakeshore-hospital, /fhir/Consent/$revokeConsent"
    })
    void doesNotHappenWhenItCannotBeRecorded(String method, String client, String path) throws Exception {
        person("AU-5");
        String body = path.endsWith("$revokeConsent")
                ? "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"patient\",\"valueIdentifier\":{\"system\":"
                        + "\"https://nextstep-hub.example/fhir/NamingSystem/lakeshore-hospital-mrn\",\"value\":\"AU-5\"}}]}"
                : Referrals.message("AU-6-unrecorded");
        refuseAudit("disk_full");
        try {
            var answer = method.equals("GET") ? hub.get(path, client) : hub.post(path, client, JSON, body);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).doesNotContain("\"entry\":[{\"fullUrl\":\"http");
        } finally {
            hub.jdbc().sql("drop trigger refuse_audit on hfj_resource").update();
        }
        assertThat(hub.tablesThatHold("AU-6-unrecorded")).isEmpty();
        assertThat(hub.get("/fhir/ServiceRequest?identifier=AU-5", "peer-desk").body())
                .contains("AU-5");
    }

    /** What breaks by the hub's own fault is no message, but the operator hears of it all the same. */
    @ParameterizedTest
    @CsvSource({"disk_full, 503, unavailable", "raise_exception, 500, fault"})
    void countsWhatFailsWithoutBeingAMessage(String state, int status, String outcome) throws Exception {
        double before = failed(outcome);
        refuseAudit(state);
        try {
            assertThat(hub.get("/fhir/Patient", "peer-desk").statusCode()).isEqualTo(status);
        } finally {
            hub.jdbc().sql("drop trigger refuse_audit on hfj_resource").update();
        }
        assertThat(failed(outcome)).isEqualTo(before + 1);
    }

    private double failed(String outcome) {
        return hub.bean(MeterRegistry.class).find("hub.requests.failed").tag("outcome", outcome).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private void refuseAudit(String state) {
        hub.jdbc()
                .sql("create or replace function refuse_audit() returns trigger language plpgsql as"
                        + " 'begin raise exception ''no space'' using errcode = ''" + state + "''; end'")
                .update();
        hub.jdbc()
                .sql("create trigger refuse_audit before insert on hfj_resource for each row"
                        + " when (new.res_type = 'AuditEvent') execute function refuse_audit()")
                .update();
    }

    private String person(String number) throws Exception {
        String search = "/fhir/ServiceRequest?identifier=" + number;
        if (!hub.get(search, "peer-desk").body().contains("\"entry\"")) {
            assertThat(hub.post("/fhir/$process-message", "lakeshore-hospital", JSON, Referrals.message(number))
                            .body())
                    .contains("\"code\":\"ok\"");
        }
        return read(search, "peer-desk")
                .path("entry")
                .path(0)
                .path("resource")
                .path("subject")
                .path("reference")
                .asText();
    }

    private List<JsonNode> about(String person) throws Exception {
        return events("AuditEvent?entity=" + person);
    }

    private int count(String search) throws Exception {
        return events(search).size();
    }

    /** Of this suite alone: others leave thousands in a shared hub. */
    private List<JsonNode> events(String search) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        read("/fhir/" + search + "&_count=1000&_lastUpdated=ge" + SINCE, "privacy-officer")
                .path("entry")
                .forEach(entry -> events.add(entry.path("resource")));
        return events;
    }

    private static JsonNode onlyNew(List<JsonNode> before, List<JsonNode> after) {
        assertThat(after).hasSize(before.size() + 1);
        List<String> known =
                before.stream().map(event -> event.path("id").asText()).toList();
        return after.stream()
                .filter(event -> !known.contains(event.path("id").asText()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode read(String path, String client) throws Exception {
        return new ObjectMapper().readTree(hub.get(path, client).body());
    }
}
