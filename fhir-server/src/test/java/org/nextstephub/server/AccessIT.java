package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.ConformanceResources;
import org.nextstephub.server.store.StoreLocks;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who sees what, and tokens that are none. */
class AccessIT {

    private static final RunningHub HUB = RunningHub.shared();

    private static final String JSON = "application/fhir+json";

    @BeforeAll
    static void aReferralOfLakeshore() {
        HUB.post("/fhir/$process-message", "lakeshore-hospital", "application/fhir+json", Referrals.message("AC-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "peer-desk, Task?status=requested, 200",
        "peer-desk, ServiceRequest?identifier=AC-1, 200",
        "peer-desk, Patient?name=x, 403",
        "peer-desk, Task?_include=*, 403",
        "peer-desk, AuditEvent, 403",
        "peer-desk, ServiceRequest?patient.name=x, 403",
        "reporting, Task?_summary=count, 200",
        "reporting, Patient, 403",
        "reporting, Organization?_summary=count&_elements=status, 400",
        "reporting, Organization, 200",
        "reporting, Contract?status=executed, 200",
        "reporting, ServiceRequest?patient=x, 403",
        "lakeshore-hospital, Task, 200",
        "lakeshore-hospital, ServiceRequest, 403",
        "lakeshore-hospital, Consent, 403",
        "camel-routes, Organization, 200",
        "camel-routes, Task, 403",
        "privacy-officer, AuditEvent, 200",
        "interop, Task, 403",
        "admin, Patient, 403"
    })
    void letsEachRoleDoWhatTheListNames(String client, String path, int status) {
        assertThat(HUB.get("/fhir/" + path, client).statusCode()).isEqualTo(status);
    }

    /** A client that asked for too little learns that another token would do (RFC 6750, 3.1). */
    @Test
    void saysWhetherTheRoleOrTheScopeIsShort() throws Exception {
        String narrow = new ObjectMapper()
                .readTree(HUB.requestToken(HUB.assertion("peer-desk", HUB.url() + "/oauth2/token", 120)
                                + "&scope=system/Consent.rs")
                        .body())
                .path("access_token")
                .asText();
        for (String path : List.of("/fhir/Task?status=requested", "/fhir/Patient/x/$disclosures")) {
            HttpResponse<String> scopeIsShort = HUB.exchange(HttpRequest.newBuilder(URI.create(HUB.url() + path))
                    .header("Authorization", "Bearer " + narrow)
                    .build());
            assertThat(scopeIsShort.statusCode()).isEqualTo(403);
            assertThat(scopeIsShort.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer error=\"insufficient_scope\", scope=\"system/");
            assertThat(scopeIsShort.body()).contains("scope of this token is too narrow");
        }
        HttpResponse<String> roleIsShort = HUB.get("/fhir/AuditEvent", "peer-desk");
        assertThat(roleIsShort.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(roleIsShort.body()).contains("Role desk may not search here");
    }

    /** Every page is a search of its own: with the caller's own rights, and as things stand then. */
    @Test
    void pagesThroughWithoutLosingOrRepeating() throws Exception {
        for (int i = 0; i < 5; i++) {
            HUB.post("/fhir/$process-message", "lakeshore-hospital", JSON, Referrals.message("AC-P" + i));
        }
        List<String> seen = new ArrayList<>();
        String next = "/fhir/Task?status=requested&_count=2";
        String second = "";
        while (!next.isEmpty()) {
            JsonNode page =
                    new ObjectMapper().readTree(HUB.get(next, "peer-desk").body());
            page.path("entry")
                    .forEach(entry -> seen.add(entry.path("resource").path("id").asText()));
            next = "";
            for (JsonNode link : page.path("link")) {
                if (link.path("relation").asText().equals("next")) {
                    next = link.path("url").asText().replaceFirst("https?://[^/]*", "");
                    second = second.isEmpty() ? next : second;
                }
            }
        }
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThan(4);
        assertThat(HUB.get(second, "rideau-clinic").body()).doesNotContain("\"entry\"");
        assertThat(HUB.get(second, "interop").statusCode()).isEqualTo(403);
        assertThat(HUB.get("/fhir?_getpages=x", "peer-desk").statusCode()).isIn(403, 405);
    }

    /** Also where something is hidden from the caller and the page is filled from the rows behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"peer-desk", "lakeshore-hospital"})
    void pagesOfASearchByPostKeepWhatWasAsked(String client) throws Exception {
        for (int i = 0; i < 3; i++) {
            HUB.post("/fhir/$process-message", "lakeshore-hospital", JSON, Referrals.message("AC-S" + i));
        }
        HttpResponse<String> first = HUB.post(
                "/fhir/Task/_search",
                client,
                "application/x-www-form-urlencoded",
                "status=requested%2Creceived&_count=1");
        JsonNode page = new ObjectMapper().readTree(first.body());
        assertThat(link(page, "self")).contains("status=requested%2Creceived", "_count=1");
        JsonNode second =
                new ObjectMapper().readTree(HUB.get(link(page, "next"), client).body());
        assertThat(link(page, "next")).contains("status=requested%2Creceived", "_count=1", "_offset=");
        assertThat(second.path("entry").size()).isEqualTo(1);
        assertThat(second.path("entry").path(0).path("resource").path("status").asText())
                .isIn("requested", "received");
        assertThat(second.path("entry").path(0).path("fullUrl"))
                .isNotEqualTo(page.path("entry").path(0).path("fullUrl"));
    }

    private static String link(JsonNode page, String relation) {
        for (JsonNode link : page.path("link")) {
            if (link.path("relation").asText().equals(relation)) {
                return link.path("url").asText().replaceFirst("https?://[^/]*", "");
            }
        }
        throw new AssertionError("no link " + relation);
    }

    /** A withdrawn person cannot be counted either. */
    @ParameterizedTest
    @ValueSource(strings = {"peer-desk", "reporting"})
    void totalsDoNotBetrayAWithdrawal(String client) throws Exception {
        String message = Referrals.message("AC-W" + client);
        int before = total(client);
        HUB.post("/fhir/$process-message", "lakeshore-hospital", JSON, message);
        assertThat(total(client)).isEqualTo(before + 1);
        String withdrawal = message.replace("add-service-request", "notify-update-service-request")
                .replaceAll(
                        "(\"resourceType\"\\s*:\\s*\"Consent\"(?s:.*?)\"status\"\\s*:\\s*)\"active\"", "$1\"inactive\"")
                .replaceFirst("\"value\": \"AC-W" + client + "\"", "\"value\": \"AC-W" + client + "-withdrawal\"");
        String answer = HUB.post("/fhir/$process-message", "lakeshore-hospital", JSON, withdrawal)
                .body();
        assertThat(answer).contains("withdrawn");
        assertThat(total(client)).isEqualTo(before);
    }

    private static int total(String client) throws Exception {
        String query = client.equals("reporting") ? "_total=accurate&_count=1" : "_count=1000";
        JsonNode page = new ObjectMapper()
                .readTree(HUB.get("/fhir/ServiceRequest?" + query, client).body());
        return client.equals("reporting")
                ? page.path("total").asInt()
                : page.path("entry").size();
    }

    /** What the statement names can be looked up in the package of profiles. */
    @Test
    void namesOnlyOperationsThatArePublished() throws Exception {
        HttpRequest metadata =
                HttpRequest.newBuilder(URI.create(HUB.url() + "/fhir/metadata")).build();
        JsonNode statement = new ObjectMapper().readTree(HUB.exchange(metadata).body());
        List<String> own = new ArrayList<>();
        for (JsonNode operation : statement.path("rest").path(0).path("operation")) {
            String definition = operation.path("definition").asText();
            if (definition.startsWith(Canonical.BASE)) {
                own.add("OperationDefinition-" + definition.substring(definition.lastIndexOf('/') + 1) + ".json");
            }
        }

        statement
                .path("instantiates")
                .forEach(role -> own.add("CapabilityStatement-"
                        + role.asText().substring(role.asText().lastIndexOf('/') + 1) + ".json"));

        assertThat(own).hasSizeGreaterThan(11);
        assertThat(ConformanceResources.names()).containsAll(own);
        assertThat(statement.at("/messaging/0/endpoint/0/address").asText())
                .isEqualTo(HUB.url() + "/fhir/$process-message");
        assertThat(statement.at("/software/version").asText()).isNotEmpty();
        assertThat(HUB.post("/fhir/$validate", "interop", JSON, statement.toString())
                        .body())
                .doesNotContain("\"severity\":\"error\"");
    }

    @Test
    void showsAPartnerItsOwnTasksOnlyAndNoPerson() {
        assertThat(HUB.everyPage("/fhir/Task?_count=100", "lakeshore-hospital"))
                .contains("AC-1")
                .doesNotContain("Patient/")
                .doesNotContain("\"for\"");
        assertThat(HUB.get("/fhir/Task", "rideau-clinic").body()).doesNotContain("AC-1");
    }

    @Test
    void showsReportingNothingThatNamesAPerson() {
        for (String type : new String[] {"ServiceRequest", "Task", "Consent"}) {
            assertThat(HUB.everyPage("/fhir/" + type + "?_count=100", "reporting"))
                    .contains("reporting-pseudonym")
                    .doesNotContain("AC-1")
                    .doesNotContain("Okafor")
                    .doesNotContain("Patient/");
        }
    }

    @Test
    void theTaskInAnAnswerCanBeReadUnderItsAddress() throws Exception {
        String answer = HUB.post("/fhir/$process-message", "lakeshore-hospital", JSON, Referrals.message("AC-T"))
                .body();
        JsonNode task = new ObjectMapper().readTree(answer).path("entry").path(2);
        String address = task.path("fullUrl").asText();
        assertThat(address)
                .endsWith("/fhir/Task/" + task.path("resource").path("id").asText());
        HttpResponse<String> read = HUB.get(address.replaceFirst("https?://[^/]*", ""), "lakeshore-hospital");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("AC-T");
    }

    @Test
    void answersHiddenAndUnknownAlike() {
        String unknown = HUB.get("/fhir/Task/00000000-0000-4000-8000-000000000000", "rideau-clinic")
                .body();
        String foreign = HUB.get("/fhir/Task/" + taskId(), "rideau-clinic").body();
        assertThat(foreign).isEqualTo(unknown);
    }

    private static String taskId() {
        return HUB.get("/fhir/Task?_count=1", "lakeshore-hospital")
                .body()
                .replaceAll("(?s).*\"fullUrl\":\"[^\"]*/Task/([^\"]+)\".*", "$1");
    }

    @Test
    void theGuardRefusesAWritePastTheGate() {
        DaoRegistry daos = HUB.bean(DaoRegistry.class);
        assertThatThrownBy(() -> daos.getResourceDao(Patient.class).create(new Patient(), new SystemRequestDetails()))
                .isInstanceOf(ForbiddenOperationException.class);
    }

    @Test
    void aRecordThatCameInByNoDoorIsFound() {
        StoreLocks locks = HUB.bean(StoreLocks.class);
        List<String> before = locks.strangers();
        new TransactionTemplate(HUB.bean(PlatformTransactionManager.class)).executeWithoutResult(undone -> {
            HUB.jdbc()
                    .sql("delete from hub.referral where placer_value = 'AC-1'")
                    .update();
            assertThat(locks.strangers())
                    .isNotEqualTo(before)
                    .anyMatch(found -> found.contains("ServiceRequest in the store came in by no door"));
            undone.setRollbackOnly();
        });
    }

    @Test
    void takesAnAssertionOnce() {
        String assertion = HUB.assertion("reporting", HUB.url() + "/oauth2/token", 120);
        assertThat(HUB.requestToken(assertion).statusCode()).isEqualTo(200);
        HttpResponse<String> again = HUB.requestToken(assertion);
        assertThat(again.statusCode()).isIn(400, 401);
        assertThat(again.body()).contains("invalid_client");
    }

    @Test
    void refusesAssertionsThatLiveTooLongOrAreMeantForOthers() {
        String token = HUB.url() + "/oauth2/token";
        assertThat(HUB.requestToken(HUB.assertion("reporting", token, 400)).body())
                .contains("invalid_client");
        assertThat(HUB.requestToken(HUB.assertion("reporting", "https://other.example", 120))
                        .body())
                .contains("invalid_client", "aud: the token address or the issuer");
        assertThat(HUB.requestToken(HUB.assertion("reporting", token, -60)).body())
                .contains("invalid_client", "exp: ahead of now");
    }

    @Test
    void takesTheIssuerAsAudience() {
        assertThat(HUB.requestToken(HUB.assertion("reporting", HUB.url(), 120)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void saysWhatARequestWithoutAnAssertionLacks() {
        HttpResponse<String> answer = HUB.exchange(HttpRequest.newBuilder(URI.create(HUB.url() + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"error\":\"invalid_client\"", "client_assertion_type");
    }

    /** Never more than is registered, and never a token without a scope (RFC 6749, 3.3 and 5.1). */
    @ParameterizedTest
    @CsvSource({
        "system/ServiceRequest.s system/Task.s, 200, '\"scope\":\"system/'",
        "system/ServiceRequest.s system/Patient.rs, 200, '\"scope\":\"system/ServiceRequest.s\"'",
        "system/Task.rs, 200, '\"scope\":\"system/Task.s\"'",
        "system/*.read, 200, system/EpisodeOfCare.s",
        "system/Task.write, 400, invalid_scope",
        "system/Patient.rs, 400, invalid_scope",
        "'', 200, '\"scope\":\"'"
    })
    void grantsWhatIsRegisteredOfWhatIsAsked(String scope, int status, String said) {
        HttpResponse<String> answer = HUB.requestToken(HUB.assertion("reporting", HUB.url() + "/oauth2/token", 120)
                + (scope.isEmpty() ? "" : "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8)));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(said);
    }

    @Test
    void saysByItsCodeThatAnAssertionIsOfAWrongType() {
        String form = "grant_type=client_credentials&client_assertion_type=not-a-jwt-bearer&client_assertion="
                + HUB.assertion("reporting", HUB.url() + "/oauth2/token", 120);
        HttpResponse<String> answer = HUB.exchange(HttpRequest.newBuilder(URI.create(HUB.url() + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        assertThat(answer.statusCode()).isIn(400, 401);
        assertThat(answer.body()).contains("\"error\":\"invalid_client\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJyZXBvcnRpbmcifQ."})
    void refusesAssertionsThatAreNone(String assertion) {
        assertThat(HUB.requestToken(assertion).statusCode()).isIn(400, 401);
    }
}
