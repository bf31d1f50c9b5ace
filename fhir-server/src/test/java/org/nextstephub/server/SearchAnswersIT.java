package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search answers beside its rows: links, totals, and what is wrong with what was asked. */
class SearchAnswersIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeAll
    static void referrals() {
        for (int i = 1; i <= 3; i++) {
            Desk.withReferral(HUB, "SA-" + i);
        }
        assertThat(Desk.withReferral(HUB, "SA-4").revoke(false).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "reporting, GET",
        "reporting, POST",
        "peer-desk, GET",
        "peer-desk, POST",
        "lakeshore-hospital, GET",
        "lakeshore-hospital, POST"
    })
    void everyLinkIsTheWholeSearch(String client, String method) throws IOException {
        String query = "status=requested,accepted&_lastUpdated=ge2026-01-01&_count=2";
        HttpRequest.Builder request = method.equals("GET")
                ? HttpRequest.newBuilder(URI.create(HUB.url() + "/fhir/Task?" + query))
                : HttpRequest.newBuilder(URI.create(HUB.url() + "/fhir/Task/_search"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(query));
        JsonNode page = JSON.readTree(HUB.exchange(request.header("Authorization", "Bearer " + HUB.token(client))
                        .build())
                .body());
        for (String relation : new String[] {"self", "next", "first"}) {
            String link = link(page, relation);
            assertThat(link)
                    .as(relation)
                    .startsWith(HUB.url() + "/fhir/Task?")
                    .contains("status=requested")
                    .contains("_lastUpdated=ge2026-01-01")
                    .contains("_count=2");
            HttpResponse<String> followed = HUB.get(link.substring(HUB.url().length()), client);
            assertThat(followed.statusCode()).as(link).isEqualTo(200);
        }
        assertThat(link(page, "next")).contains("_offset=");
        assertThat(link(page, "first")).doesNotContain("_offset");
    }

    private static String link(JsonNode page, String relation) {
        for (JsonNode link : page.path("link")) {
            if (link.path("relation").asText().equals(relation)) {
                return link.path("url").asText();
            }
        }
        throw new AssertionError("no link " + relation + " in " + page.path("link"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"peer-desk", "lakeshore-hospital", "reporting"})
    void aTotalCountsWhatIsSeen(String client) throws IOException {
        int seen = HUB.everyPage("/fhir/Task?status=requested&_count=100", client)
                        .split("\"resourceType\":\"Task\"", -1)
                        .length
                - 1;
        assertThat(seen).isPositive();
        assertThat(JSON.readTree(HUB.get("/fhir/Task?status=requested&_summary=count", client)
                                .body())
                        .path("total")
                        .asInt(-1))
                .isEqualTo(seen);
        JsonNode page = JSON.readTree(HUB.get("/fhir/Task?status=requested&_total=accurate&_count=1", client)
                .body());
        assertThat(page.path("total").asInt(-1)).isEqualTo(seen);
        assertThat(page.path("entry")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "reporting, Task?status=open, awaiting|requested",
        "reporting, Task?business-status=done, transition-complete",
        "reporting, EpisodeOfCare?stage=middle, ongoing",
        "peer-desk, Consent?direction=both, clinical-to-peer",
        "peer-desk, 'Task?status=requested,open', requested"
    })
    void aCodeThatDoesNotExistIsSaid(String client, String search, String known) {
        HttpResponse<String> answer = HUB.get("/fhir/" + search, client);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).containsPattern(known).contains("takes");
    }

    @Test
    void aCodeWithItsSystemIsKnown() {
        assertThat(HUB.get("/fhir/Task?status=http://hl7.org/fhir/task-status%7Crequested", "reporting")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Task?_count=1",
                "/fhir/$transition-report?start=2026-10-01&end=2026-10-31",
                "/fhir/metadata"
            })
    void headIsGetWithoutABody(String path) {
        HttpResponse<String> head = HUB.exchange(HttpRequest.newBuilder(URI.create(HUB.url() + path))
                .header("Authorization", "Bearer " + HUB.token("reporting"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(head.statusCode())
                .isEqualTo(HUB.get(path, "reporting").statusCode())
                .isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void answersAreSqueezedForWhoAsks() throws Exception {
        HttpResponse<java.io.InputStream> answer = java.net.http.HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(HUB.url() + "/fhir/Task?_count=100"))
                                .header("Authorization", "Bearer " + HUB.token("reporting"))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(JSON.readTree(new GZIPInputStream(answer.body())).path("entry"))
                .isNotEmpty();
    }
}
