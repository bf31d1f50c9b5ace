package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.account.Invitations;
import org.nextstephub.server.store.HubStore;

/**
 * Two stores that are equal but for one person, whose sharing was stopped: nobody who may not know of that person gets
 * another answer from the one than from the other, whatever they ask. {@code -Dtwin.requests=2000} asks for more.
 */
class TwinStoreIT {

    private static final int REQUESTS = Integer.getInteger("twin.requests", 300);
    private static final String JSON = "application/fhir+json";
    private static final String SCOPES = "user/Task.rus user/ServiceRequest.rs user/Patient.rs user/Consent.crus"
            + " user/EpisodeOfCare.crus user/Encounter.crs user/Communication.crs user/CareTeam.rs user/PractitionerRole.crus user/Organization.crus"
            + " user/HealthcareService.crus";

    @TempDir
    static Path folder;

    private static RunningHub without;
    private static RunningHub with;
    private static final Map<RunningHub, String> WORKER = new LinkedHashMap<>();

    /** Ids and numbers of people who are there in both. */
    private static final List<String> SHOWN = new ArrayList<>();

    /** Ids and numbers of the person who is there in one of them, and closed. */
    private static final List<String> HIDDEN = new ArrayList<>();

    @BeforeAll
    static void twins() throws Exception {
        Path first = folder.resolve("without");
        Path second = folder.resolve("with");
        try (RunningHub hub = RunningHub.own(first)) {
            fill(hub);
        }
        assertThat(new ProcessBuilder("cp", "-a", first.toString(), second.toString())
                        .start()
                        .waitFor())
                .isZero();
        without = RunningHub.own(first);
        with = RunningHub.own(second);
        with.post("/fhir/$process-message", "lakeshore-hospital", JSON, Referrals.message("TW-HIDDEN"));
        HIDDEN.addAll(List.of("TW-HIDDEN"));
        for (String type : List.of("ServiceRequest", "Task", "Patient", "Consent")) {
            HIDDEN.addAll(ids(with, type));
        }
        HIDDEN.removeAll(SHOWN);
        String word = """
                {"resourceType":"Parameters","parameter":[{"name":"identifier","valueIdentifier":
                 {"system":"https://nextstep-hub.example/fhir/NamingSystem/lakeshore-hospital-consent","value":"TW-HIDDEN"}}]}""";
        with.post("/fhir/Consent/$revokeConsent", "lakeshore-hospital", JSON, word);
        assertThat(ids(with, "Patient")).as("the person is closed").isEqualTo(ids(without, "Patient"));
        for (RunningHub hub : List.of(without, with)) {
            WORKER.put(hub, signedIn(hub));
        }
    }

    private static void fill(RunningHub hub) throws Exception {
        HubStore store = hub.bean(HubStore.class);
        String role = store.register(new PractitionerRole()
                        .setActive(true)
                        .setPractitioner(new Reference().setDisplay("Robin (fictional peer supporter)"))
                        .setOrganization(store.all(PractitionerRole.class)
                                .get(0)
                                .getOrganization()
                                .copy()))
                .getIdElement()
                .getIdPart();
        oneTime = hub.bean(Invitations.class).invite("robin", "worker", role);
        for (int i = 0; i < 5; i++) {
            Desk desk = Desk.withReferral(hub, "TW-" + i);
            SHOWN.add("TW-" + i);
            if (i == 4) {
                desk.introduced("2026-11-21");
            } else if (i > 1) {
                desk.to("received/awaiting-review").to("accepted/awaiting-introduction");
            }
            if (i > 2) {
                assertThat(desk.assign(new Reference("PractitionerRole/" + role))
                                .statusCode())
                        .isEqualTo(200);
            }
        }
        for (String type : List.of("ServiceRequest", "Task", "Patient", "Consent", "EpisodeOfCare", "Encounter")) {
            SHOWN.addAll(ids(hub, type));
        }
    }

    private static String oneTime;

    private static String signedIn(RunningHub hub) {
        SignedIn robin = new SignedIn(hub);
        robin.open(SCOPES);
        robin.send("/signin", Map.of("name", "robin", "password", oneTime));
        robin.send("/signin/password", Map.of("chosen", SignedIn.PASSWORD, "again", SignedIn.PASSWORD));
        return robin.token(robin.code(robin.enrol()));
    }

    private static TreeSet<String> ids(RunningHub hub, String type) throws IOException {
        TreeSet<String> ids = new TreeSet<>();
        JsonNode found = new ObjectMapper()
                .readTree(hub.get("/fhir/" + type + "?_count=100", "peer-desk").body());
        found.path("entry")
                .forEach(entry -> ids.add(entry.path("resource").path("id").asText()));
        return ids;
    }

    @AfterAll
    static void stop() {
        with.close();
        without.close();
    }

    @ParameterizedTest
    @CsvSource({
        "DESK, peer-desk",
        "WORKER, robin",
        "PARTNER, rideau-clinic",
        "REPORTING, reporting",
        "INTAKE, camel-routes",
        "INTEROP, interop",
        "ADMIN, admin"
    })
    void answersAreTheSame(Role role, String caller) {
        Random random = new Random(20261126);
        int answered = 0;
        for (int i = 0; i < REQUESTS; i++) {
            Asked asked = Asked.random(role, random);
            Answer one = Answer.of(asked, without, caller);
            Answer other = Answer.of(asked, with, caller);
            assertThat(other).as(asked.toString()).isEqualTo(one);
            answered += one.status() == 200 ? 1 : 0;
        }
        assertThat(answered).as("requests that were answered with something").isGreaterThan(REQUESTS / 10);
    }

    /** One request; where it names an id it may be anybody's. */
    private record Asked(String method, String path, String query, String body) {

        static Asked random(Role role, Random random) {
            List<AllowList.Row> rows = AllowList.rows().stream()
                    .filter(row -> row.role() == role && !row.type().startsWith("/"))
                    .filter(row -> row.interaction() != Interaction.CREATE && row.interaction() != Interaction.UPDATE)
                    .filter(row -> !List.of(
                                    "$message-log",
                                    "$next-notice",
                                    "$notice-outcome",
                                    "$sender-refused",
                                    "Consent/$revokeConsent",
                                    "$process-message",
                                    "$process-messages")
                            .contains(row.type()))
                    .toList();
            AllowList.Row row = rows.get(random.nextInt(rows.size()));
            return switch (row.interaction()) {
                case SEARCH -> search(row, random);
                case READ ->
                    new Asked(one(List.of("GET", "HEAD"), random), "/" + row.type() + "/" + id(random), "", "");
                default -> operation(row, random);
            };
        }

        private static Asked search(AllowList.Row row, Random random) {
            List<String> names = new ArrayList<>(new TreeSet<>(row.parameters()));
            names.addAll(List.of("_count", "_offset", "_count"));
            String query = random.ints(random.nextInt(4), 0, names.size())
                    .mapToObj(names::get)
                    .distinct()
                    .map(name -> name + "=" + encode(value(name, random)))
                    .collect(Collectors.joining("&"));
            return random.nextInt(4) == 0
                    ? new Asked("POST", "/" + row.type() + "/_search", "", query)
                    : new Asked("GET", "/" + row.type(), query, "");
        }

        private static Asked operation(AllowList.Row row, Random random) {
            int slash = row.type().indexOf('/');
            boolean instance = slash > 0
                    && !row.type().startsWith("Consent/")
                    && !row.type().startsWith("Organization/");
            String path = instance
                    ? "/" + row.type().substring(0, slash) + "/" + id(random)
                            + row.type().substring(slash)
                    : "/" + row.type();
            String body = """
                    {"resourceType":"Parameters","parameter":[{"name":"identifier","valueIdentifier":{"system":
                    "https://nextstep-hub.example/fhir/NamingSystem/lakeshore-hospital-referral","value":"%s"}},
                    {"name":"ifVersion","valueString":"1"},{"name":"resource","resource":{"resourceType":"Task",
                    "status":"requested","intent":"order","for":{"reference":"Patient/%s"}}}]}""".formatted(id(random), id(random));
            boolean asks = List.of("Task/$continuity", "Task/$notices", "Patient/$disclosures", "$transition-report")
                    .contains(row.type());
            String query = row.type().equals("$transition-report") ? "start=2026-11-01&end=2026-11-30" : "";
            return asks ? new Asked("GET", path, query, "") : new Asked("POST", path, "", body);
        }

        private static String id(Random random) {
            return switch (random.nextInt(5)) {
                case 0 ->
                    UUID.nameUUIDFromBytes(new byte[] {(byte) random.nextInt(9)})
                            .toString();
                case 1, 2 -> one(HIDDEN, random);
                default -> one(SHOWN, random);
            };
        }

        private static String value(String name, Random random) {
            return switch (name) {
                case "_count" -> String.valueOf(1 + random.nextInt(4));
                case "_offset" -> String.valueOf(random.nextInt(5));
                case "_sort" ->
                    one(List.of("_lastUpdated", "-_lastUpdated", "modified", "date", "-authored", "_id"), random);
                case "_summary" -> "count";
                case "_total" -> one(List.of("accurate", "none"), random);
                case "_elements" -> one(List.of("id", "status", "subject"), random);
                case "_lastUpdated",
                        "authored",
                        "authored-on",
                        "modified",
                        "date",
                        "period",
                        "respond-by",
                        "clinical-end",
                        "sent",
                        "applies",
                        "issued" -> one(List.of("ge2026-01-01", "lt2026-11-22", "ge2026-11-22", "2026", "x"), random);
                case "status" ->
                    one(
                            List.of(
                                    "requested",
                                    "active",
                                    "accepted",
                                    "received",
                                    "completed",
                                    "cancelled",
                                    "inactive"),
                            random);
                case "identifier",
                        "_id",
                        "patient",
                        "focus",
                        "part-of",
                        "subject",
                        "episode-of-care",
                        "encounter",
                        "incoming-referral",
                        "group-identifier" -> id(random);
                case "business-status" ->
                    one(List.of("awaiting-review", "awaiting-introduction", "introduced"), random);
                default -> one(List.of("x", "true", "clinical-to-peer", "referral", "4"), random);
            };
        }

        private static <T> T one(List<T> values, Random random) {
            return values.get(random.nextInt(values.size()));
        }

        private static String encode(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    /** What the caller gets, without what is new in every answer. */
    private record Answer(int status, Map<String, String> headers, String body) {

        private static final List<String> OF_THE_CONNECTION =
                List.of("x-request-id", "date", "content-length", "connection", "keep-alive", "last-modified");

        static Answer of(Asked asked, RunningHub hub, String caller) {
            String query = asked.query().isEmpty() ? "" : "?" + asked.query();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.url() + "/fhir" + asked.path() + query))
                    .header("Authorization", "Bearer " + token(hub, caller))
                    .method(
                            asked.method(),
                            asked.body().isEmpty()
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(asked.body()));
            if (!asked.body().isEmpty()) {
                request.header(
                        "Content-Type", asked.body().startsWith("{") ? JSON : "application/x-www-form-urlencoded");
            }
            HttpResponse<String> answer = hub.exchange(request.build());
            Map<String, String> headers = new LinkedHashMap<>();
            answer.headers().map().forEach((name, values) -> headers.put(name, plain(values.toString(), hub)));
            headers.keySet().removeAll(OF_THE_CONNECTION);
            return new Answer(answer.statusCode(), headers, plain(answer.body(), hub));
        }

        private static String token(RunningHub hub, String caller) {
            return caller.equals("robin") ? WORKER.get(hub) : hub.token(caller);
        }

        private static String plain(String body, RunningHub hub) {
            String text = body.replace(hub.url(), "http://hub")
                    .replaceFirst(
                            "^\\{\"resourceType\":\"Bundle\",\"id\":\"[^\"]*\",\"meta\":\\{\"lastUpdated\":\"[^\"]*\"",
                            "");
            return text.replaceAll("R-[2-9A-Z]{4}-[2-9A-Z]{4}", "R");
        }
    }
}
