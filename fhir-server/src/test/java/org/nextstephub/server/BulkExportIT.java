package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A warehouse that is loaded by FHIR Bulk Data export, over the wire and over two hubs. */
@OwnHub("it loads the whole store, and moves back the day on which its rows changed")
class BulkExportIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TYPES =
            List.of("ServiceRequest", "Task", "Consent", "EpisodeOfCare", "Encounter", "Organization", "Contract");

    @TempDir
    static Path data;

    private static RunningHub hub;
    private static RunningHub other;

    /** Addresses of jobs that were not cancelled. */
    private final List<String> open = new ArrayList<>();

    @BeforeAll
    static void threeDaysAgo() {
        hub = RunningHub.own(data);
        Desk.withReferral(hub, "BX-1").introduced("2026-11-21");
        Desk.withReferral(hub, "BX-2").to("accepted/awaiting-introduction");
        Desk.withReferral(hub, "BX-3");
        Desk.withReferral(hub, "BX-4").introduced("2026-11-20");
        for (String table : List.of("hfj_resource", "hfj_res_ver")) {
            hub.jdbc()
                    .sql("update " + table + " set res_updated = res_updated - interval '3 days',"
                            + " res_published = res_published - interval '3 days'")
                    .update();
        }
        other = RunningHub.replicaOf(hub);
    }

    @AfterAll
    static void stop() {
        other.close();
        hub.close();
    }

    @AfterEach
    void cancel() {
        open.forEach(job -> send("DELETE", job, hub, "reporting"));
    }

    @Test
    void aLoadAndTheChangesSinceAreAFullLoad() throws IOException {
        Export first = export("");
        Map<String, JsonNode> warehouse = first.rows();
        assertThat(warehouse.keySet().stream()
                        .map(id -> id.replaceFirst("/.*", ""))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(TYPES);
        assertThat(first.deleted()).as("what nobody has loaded cannot go").isEmpty();

        Desk.withReferral(hub, "BX-5");
        Desk.at(hub, "BX-2").to("cancelled/no-contact-made");
        Desk.at(hub, "BX-4").to("in-progress/overlap-active");
        assertThat(Desk.at(hub, "BX-3").revoke(false).statusCode()).isEqualTo(200);

        Export changes =
                export("?_since=" + first.manifest().path("transactionTime").asText());
        Map<String, JsonNode> changed = changes.rows();
        assertThat(changed).as("only what has changed").hasSizeLessThan(warehouse.size());
        TreeSet<String> gone = new TreeSet<>(changes.deleted());
        gone.retainAll(warehouse.keySet());
        assertThat(gone.stream().map(id -> id.replaceFirst("/.*", "")))
                .containsExactly("Consent", "ServiceRequest", "Task");
        warehouse.putAll(changed);
        warehouse.keySet().removeAll(changes.deleted());

        assertThat(new TreeMap<>(warehouse)).isEqualTo(new TreeMap<>(export("").rows()));
        assertThat(new TreeMap<>(warehouse)).as("and what search finds").isEqualTo(new TreeMap<>(searched()));
    }

    @Test
    void whoWithdrewIsNotInAFileThatIsFetchedAfterwards() throws IOException {
        Desk.withReferral(hub, "BX-6");
        Export export = export("?_type=Task,ServiceRequest,Consent");
        Map<String, JsonNode> before = export.rows();
        assertThat(Desk.at(hub, "BX-6").revoke(false).statusCode()).isEqualTo(200);
        Map<String, JsonNode> after = export.rows();
        TreeSet<String> gone = new TreeSet<>(before.keySet());
        gone.removeAll(after.keySet());
        assertThat(gone.stream().map(id -> id.replaceFirst("/.*", "")))
                .containsExactly("Consent", "ServiceRequest", "Task");
        String person = gone.stream()
                .filter(id -> id.startsWith("Task"))
                .map(id -> before.get(id)
                        .path("for")
                        .path("identifier")
                        .path("value")
                        .asText())
                .findFirst()
                .orElseThrow();
        assertThat(after.toString()).doesNotContain(person);
        assertThat(export("?_since=" + Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS))
                        .deleted())
                .as("who came and went since is told of to nobody")
                .doesNotContainAnyElementsOf(gone);
    }

    @Test
    void aTypeAndAFilterNarrowIt() throws IOException {
        Map<String, JsonNode> accepted = export("?_type=Task&_typeFilter=Task%3Fstatus%3Daccepted%2Cin-progress")
                .rows();
        Map<String, JsonNode> tasks = export("?_type=Task").rows();
        assertThat(accepted.keySet()).isSubsetOf(tasks.keySet());
        assertThat(accepted).hasSizeLessThan(tasks.size()).isNotEmpty();
        assertThat(accepted.values())
                .allSatisfy(task -> assertThat(task.path("status").asText()).isIn("accepted", "in-progress"));
    }

    @Test
    void anyHubAnswersForIt() throws IOException {
        String job = begun(kickOff("?_type=Organization"));
        HttpResponse<String> looked = send("GET", job, other, "reporting");
        assertThat(looked.statusCode()).isEqualTo(200);
        assertThat(looked.headers().firstValue("Expires")).isPresent();
        JsonNode manifest = JSON.readTree(looked.body());
        assertThat(manifest.path("requiresAccessToken").asBoolean()).isTrue();
        assertThat(manifest.path("request").asText()).endsWith("/fhir/$export?_type=Organization");
        HttpResponse<String> file =
                send("GET", manifest.path("output").path(0).path("url").asText(), other, "reporting");
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/fhir+ndjson");
        assertThat(file.body().lines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{\"resourceType\":\"Organization\""));
    }

    @Test
    void aCancelledJobAndAStrangersAreNotThere() {
        String job = begun(kickOff("?_type=Task"));
        String file = job.replace("$export-status", "$export-file") + "/Task";
        assertThat(send("GET", job, hub, "peer-desk").statusCode()).isEqualTo(403);
        hub.jdbc().sql("update hub.export_job set client = 'another'").update();
        assertThat(send("GET", job, hub, "reporting").statusCode()).isEqualTo(404);
        assertThat(send("GET", file, hub, "reporting").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", job, hub, "reporting").statusCode()).isEqualTo(404);
        hub.jdbc().sql("update hub.export_job set client = 'reporting'").update();
        assertThat(send("GET", file, hub, "reporting").statusCode()).isEqualTo(200);
        assertThat(send("GET", file.replace("/Task", "/Patient"), hub, "reporting")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("GET", file.replace("/Task", "/Consent"), hub, "reporting")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("PUT", job, hub, "reporting").statusCode()).isEqualTo(405);
        assertThat(send("DELETE", job, hub, "reporting").statusCode()).isEqualTo(202);
        assertThat(send("GET", job, hub, "reporting").statusCode()).isEqualTo(404);
        assertThat(send("GET", file, hub, "reporting").statusCode()).isEqualTo(404);
    }

    @Test
    void oneMoreThanItMayHaveWaits() {
        for (int i = 0; i < 5; i++) {
            begun(kickOff("?_type=Task"));
        }
        HttpResponse<String> sixth = kickOff("?_type=Task");
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 3601L);
        send("DELETE", open.remove(0), hub, "reporting");
        begun(kickOff("?_type=Task"));
    }

    @ParameterizedTest
    @CsvSource({
        "?_type=Patient, 400",
        "?_type=Task&_since=2999-01-01T00:00:00Z, 400",
        "?_type=Task&_since=yesterday, 400",
        "?_outputFormat=text/csv, 400",
        "?_outputFormat=application/fhir%2Bndjson, 202",
        "?_type=Task&_typeFilter=Consent%3Fstatus%3Dactive, 400",
        "?_typeFilter=Task%3Fpatient%3Dx, 400",
        "?_typeFilter=Task%3Fmodified%3Dx, 400",
        "?_typeFilter=Task%3F_lastUpdated%3Dx, 400",
        "?_typeFilter=Task, 400",
        "?patient=Patient/1, 403"
    })
    void whatItIsAskedWith(String query, int status) {
        HttpResponse<String> answer = kickOff(query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 202) {
            begun(answer);
        }
    }

    @Test
    void itIsAskedForByPostTooAndNeverWithoutPrefer() throws IOException {
        String asked =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"_type\",\"valueString\":\"Contract\"}]}";
        HttpResponse<String> begun = hub.client()
                .exchange(HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/$export"))
                        .header("Authorization", "Bearer " + hub.token("reporting"))
                        .header("Content-Type", Desk.JSON)
                        .header("Prefer", "respond-async, handling=lenient")
                        .POST(HttpRequest.BodyPublishers.ofString(asked))
                        .build());
        JsonNode manifest =
                JSON.readTree(send("GET", begun(begun), hub, "reporting").body());
        assertThat(manifest.path("output")).hasSize(1);
        assertThat(hub.get("/fhir/$export?_type=Task", "reporting").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lakeshore-hospital", "peer-desk", "interop", "privacy-officer", "admin", "camel-routes"})
    void nobodyElseExports(String client) {
        assertThat(hub.get("/fhir/$export", client).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "referrals, Task, task;referral;person;agency;received;status",
        "relationships, EpisodeOfCare, relationship;referral;person;status",
        "contacts, Encounter, contact;relationship;person;status",
        "consents, Consent, consent;person;agency;direction;status"
    })
    void aTableHasALineForEachRow(String view, String type, String columns) throws IOException {
        List<String> lines =
                hub.get("/fhir/$flat?view=" + view, "reporting").body().lines().toList();
        assertThat(lines.get(0)).startsWith(columns.replace(';', ','));
        Map<String, JsonNode> rows = export("?_type=" + type).rows();
        assertThat(lines.subList(1, lines.size()).stream()
                        .map(line -> type + "/" + line.substring(0, line.indexOf(','))))
                .containsExactlyInAnyOrderElementsOf(rows.keySet());
        int cells = lines.get(0).split(",", -1).length;
        assertThat(lines).allMatch(line -> line.split(",", -1).length == cells);
    }

    @Test
    void aTableIsAskedForByItsName() {
        assertThat(hub.get("/fhir/$flat?view=people", "reporting").statusCode()).isEqualTo(400);
        assertThat(hub.get("/fhir/$flat?view=referrals", "peer-desk").statusCode())
                .isEqualTo(403);
        assertThat(hub.get("/fhir/$flat?view=referrals", "reporting").body())
                .contains("introduced")
                .contains(",2026-11-21,");
    }

    @Test
    void everyFetchIsOnRecord() throws IOException {
        long before = hub.jdbc()
                .sql("select count(*) from hfj_resource where res_type = 'AuditEvent'")
                .query(Long.class)
                .single();
        export("?_type=Task").rows();
        assertThat(hub.jdbc()
                        .sql("select count(*) from hfj_resource where res_type = 'AuditEvent'")
                        .query(Long.class)
                        .single())
                .isEqualTo(before + 1);
    }

    /** What a warehouse gets from one export. */
    private record Export(JsonNode manifest) {

        Map<String, JsonNode> rows() throws IOException {
            Map<String, JsonNode> rows = new HashMap<>();
            for (JsonNode file : manifest.path("output")) {
                for (JsonNode row : lines(file)) {
                    assertThat(row.path("resourceType").asText())
                            .isEqualTo(file.path("type").asText());
                    assertThat(rows.put(
                                    row.path("resourceType").asText() + "/"
                                            + row.path("id").asText(),
                                    row))
                            .as("each row once")
                            .isNull();
                }
            }
            return rows;
        }

        List<String> deleted() throws IOException {
            List<String> deleted = new ArrayList<>();
            for (JsonNode file : manifest.path("deleted")) {
                for (JsonNode bundle : lines(file)) {
                    bundle.path("entry").forEach(entry -> {
                        assertThat(entry.path("request").path("method").asText())
                                .isEqualTo("DELETE");
                        deleted.add(entry.path("request").path("url").asText());
                    });
                }
            }
            return deleted;
        }

        private static List<JsonNode> lines(JsonNode file) throws IOException {
            HttpResponse<String> answer = send("GET", file.path("url").asText(), hub, "reporting");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            List<JsonNode> lines = new ArrayList<>();
            for (String line : answer.body().lines().toList()) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        }
    }

    private Export export(String query) throws IOException {
        HttpResponse<String> looked = send("GET", begun(kickOff(query)), hub, "reporting");
        assertThat(looked.statusCode()).as(looked.body()).isEqualTo(200);
        return new Export(JSON.readTree(looked.body()));
    }

    private String begun(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String job = answer.headers().firstValue("Content-Location").orElseThrow();
        open.add(job);
        return job;
    }

    private static HttpResponse<String> kickOff(String query) {
        return hub.client()
                .exchange(HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/$export" + query))
                        .header("Authorization", "Bearer " + hub.token("reporting"))
                        .header("Accept", "application/fhir+json")
                        .header("Prefer", "respond-async")
                        .build());
    }

    /** At whichever hub, whatever host the address names. */
    private static HttpResponse<String> send(String method, String address, RunningHub at, String client) {
        return at.client()
                .exchange(HttpRequest.newBuilder(
                                URI.create(at.url() + URI.create(address).getRawPath()))
                        .header("Authorization", "Bearer " + at.token(client))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build());
    }

    private static Map<String, JsonNode> searched() throws IOException {
        Map<String, JsonNode> rows = new HashMap<>();
        List<String> searches = new ArrayList<>(TYPES);
        searches.add("Consent?status=inactive");
        for (String search : searches) {
            JsonNode page = JSON.readTree(
                    hub.get("/fhir/" + search + (search.contains("?") ? "&" : "?") + "_count=1000", "reporting")
                            .body());
            page.path("entry").forEach(entry -> {
                JsonNode row = entry.path("resource");
                rows.put(
                        row.path("resourceType").asText() + "/" + row.path("id").asText(), row);
            });
        }
        return rows;
    }
}
