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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.account.Invitations;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.worklist.ContinuityWatch;

/**
 * A store before and after one more person came, whose sharing was stopped at once: nobody who may not know of that person
 * gets another answer afterwards, whatever they ask. Where a request names the person's records, it named unknown ones
 * before. {@code -Dtwin.requests=2000} asks for more.
 */
@Campaign
class TwinStoreIT {

    private static final int REQUESTS = Integer.getInteger("twin.requests", 150);
    private static final RunningHub HUB = RunningHub.shared();
    private static final String JSON = "application/fhir+json";
    private static final String SCOPES = "user/Task.rus user/ServiceRequest.rs user/Patient.rs user/Consent.crus"
            + " user/EpisodeOfCare.crus user/Encounter.crs user/Communication.crs user/CareTeam.rs"
            + " user/PractitionerRole.crus user/Organization.crus user/HealthcareService.crus";
    private static final List<String> SHARED = List.of("ServiceRequest", "Task", "Patient", "Consent");
    private static final Map<Role, String> CALLERS = new EnumMap<>(Map.of(
            Role.DESK, "peer-desk",
            Role.WORKER, "robin-of-twins",
            Role.PARTNER, "rideau-clinic",
            Role.REPORTING, "reporting",
            Role.INTAKE, "camel-routes",
            Role.INTEROP, "interop",
            Role.ADMIN, "admin"));

    /** Ids and numbers of people who are there in both. */
    private static final List<String> SHOWN = new ArrayList<>();

    private static final Map<Role, List<Asked>> ASKED = new EnumMap<>(Role.class);
    private static final Map<Role, List<Answer>> BEFORE = new EnumMap<>(Role.class);

    /** Ids and numbers of the person who came, in the order of the names that requests use. */
    private static List<String> hidden;

    private static String worker;
    private static String workersToken;

    @BeforeAll
    static void onePersonMore() throws Exception {
        people();
        List<String> unknown = Stream.concat(
                        Stream.of("TW-NOBODY"),
                        Stream.generate(() -> UUID.randomUUID().toString()).limit(SHARED.size()))
                .toList();
        for (Role role : CALLERS.keySet()) {
            Random random = new Random(20261126);
            ASKED.put(
                    role,
                    Stream.generate(() -> Asked.random(role, random))
                            .limit(REQUESTS)
                            .toList());
            BEFORE.put(role, answers(role, unknown));
        }
        hidden = comesAndGoes();
    }

    private static List<Answer> answers(Role role, List<String> named) {
        return ASKED.get(role).stream()
                .map(asked -> Answer.of(asked.naming(named), CALLERS.get(role), named))
                .toList();
    }

    /** Somebody is referred, and the sharing is stopped. */
    private static List<String> comesAndGoes() throws Exception {
        Map<String, TreeSet<String>> known = new HashMap<>();
        for (String type : SHARED) {
            known.put(type, ids(type));
        }
        HUB.post("/fhir/$process-message", "lakeshore-hospital", JSON, Referrals.message("TW-HIDDEN"));
        List<String> ids = new ArrayList<>(List.of("TW-HIDDEN"));
        for (String type : SHARED) {
            TreeSet<String> now = ids(type);
            now.removeAll(known.get(type));
            ids.add(now.first());
        }
        String word = """
                {"resourceType":"Parameters","parameter":[{"name":"identifier","valueIdentifier":
                 {"system":"https://nextstep-hub.example/fhir/NamingSystem/lakeshore-hospital-consent","value":"TW-HIDDEN"}}]}""";
        HUB.post("/fhir/Consent/$revokeConsent", "lakeshore-hospital", JSON, word);
        assertThat(ids("Patient")).as("the person is closed").isEqualTo(known.get("Patient"));
        return ids;
    }

    private static void people() throws Exception {
        for (int i = 0; i < 5; i++) {
            Desk desk = Desk.withReferral(HUB, "TW-" + i);
            SHOWN.add("TW-" + i);
            if (i == 0) {
                signIn(desk);
            }
            if (i == 4) {
                desk.introduced("2026-11-21");
            } else if (i > 1) {
                desk.to("received/awaiting-review").to("accepted/awaiting-introduction");
            }
            if (i > 2) {
                assertThat(desk.assign(new Reference("PractitionerRole/" + worker))
                                .statusCode())
                        .isEqualTo(200);
            }
        }
        // whatever the daily look has to say, it says now
        HUB.bean(ContinuityWatch.class).look();
        for (String type : List.of("ServiceRequest", "Task", "Patient", "Consent", "EpisodeOfCare", "Encounter")) {
            SHOWN.addAll(ids(type).stream().limit(8).toList());
        }
    }

    private static void signIn(Desk desk) {
        worker = HUB.bean(HubStore.class)
                .register(new PractitionerRole()
                        .setActive(true)
                        .setPractitioner(new Reference().setDisplay("Robin (fictional peer supporter)"))
                        .setOrganization(desk.worker().getOrganization().copy()))
                .getIdElement()
                .getIdPart();
        String oneTime = HUB.bean(Invitations.class).invite("robin-of-twins", "worker", worker);
        SignedIn robin = new SignedIn(HUB);
        robin.open(SCOPES);
        robin.send("/signin", Map.of("name", "robin-of-twins", "password", oneTime));
        robin.send("/signin/password", Map.of("chosen", SignedIn.PASSWORD, "again", SignedIn.PASSWORD));
        workersToken = robin.token(robin.code(robin.enrol()));
    }

    private static TreeSet<String> ids(String type) throws IOException {
        TreeSet<String> ids = new TreeSet<>();
        JsonNode found = new ObjectMapper()
                .readTree(HUB.get("/fhir/" + type + "?_count=1000", "peer-desk").body());
        found.path("entry")
                .forEach(entry -> ids.add(entry.path("resource").path("id").asText()));
        return ids;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PRIVACY")
    void answersAreTheSame(Role role) {
        List<Answer> after = answers(role, hidden);
        for (int i = 0; i < REQUESTS; i++) {
            if (role == Role.REPORTING && ASKED.get(role).get(i).countsWithdrawals()) {
                continue;
            }
            assertThat(after.get(i))
                    .as(ASKED.get(role).get(i).toString())
                    .isEqualTo(BEFORE.get(role).get(i));
        }
        assertThat(after.stream().filter(answer -> answer.status() == 200).count())
                .as("requests that were answered with something")
                .isGreaterThan(REQUESTS / 10);
    }

    /** One request; {@code HIDDEN0} and so on stand for what names the hidden person. */
    private record Asked(String method, String path, String query, String body) {

        Asked naming(List<String> ids) {
            return new Asked(method, named(path, ids), named(query, ids), named(body, ids));
        }

        /** The one question that tells of a withdrawal, and of nobody's row (docs/adr/0034). */
        boolean countsWithdrawals() {
            return path.startsWith("/Consent") && (query + body).contains("status=inactive");
        }

        private static String named(String text, List<String> ids) {
            String result = text;
            for (int i = 0; i < ids.size(); i++) {
                result = result.replace("HIDDEN" + i, ids.get(i));
            }
            return result;
        }

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
                    && !row.type().equals("Task/$open-referrals")
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
            boolean asks = List.of(
                            "Task/$continuity",
                            "Task/$notices",
                            "Task/$everything",
                            "Task/$open-referrals",
                            "Patient/$disclosures",
                            "$transition-report")
                    .contains(row.type());
            String query =
                    switch (row.type()) {
                        case "$transition-report" -> "start=2026-11-01&end=2026-11-30";
                        case "Task/$open-referrals" ->
                            "weeks=true&list=" + one(List.of("all", "unassigned", "assigned", "at-risk"), random);
                        default -> "";
                    };
            return asks ? new Asked("GET", path, query, "") : new Asked("POST", path, "", body);
        }

        private static String id(Random random) {
            return switch (random.nextInt(5)) {
                case 0 ->
                    UUID.nameUUIDFromBytes(new byte[] {(byte) random.nextInt(9)})
                            .toString();
                case 1, 2 -> "HIDDEN" + random.nextInt(SHARED.size() + 1);
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

        static Answer of(Asked asked, String caller, List<String> named) {
            String query = asked.query().isEmpty() ? "" : "?" + asked.query();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(HUB.url() + "/fhir" + asked.path() + query))
                    .header("Authorization", "Bearer " + token(caller))
                    .method(
                            asked.method(),
                            asked.body().isEmpty()
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(asked.body()));
            if (!asked.body().isEmpty()) {
                request.header(
                        "Content-Type", asked.body().startsWith("{") ? JSON : "application/x-www-form-urlencoded");
            }
            HttpResponse<String> answer = HUB.exchange(request.build());
            Map<String, String> headers = new LinkedHashMap<>();
            answer.headers().map().forEach((name, values) -> headers.put(name, plain(values.toString(), named)));
            headers.keySet().removeAll(OF_THE_CONNECTION);
            return new Answer(answer.statusCode(), headers, plain(answer.body(), named));
        }

        private static String token(String caller) {
            return caller.equals(CALLERS.get(Role.WORKER)) ? workersToken : HUB.token(caller);
        }

        /** Without numbers of receipts, bundles and entries; what named the person is named alike. */
        private static String plain(String body, List<String> named) {
            String text = body.replaceFirst(
                            "^\\{\"resourceType\":\"Bundle\",\"id\":\"[^\"]*\",\"meta\":\\{\"lastUpdated\":\"[^\"]*\"",
                            "")
                    .replaceAll("R-[2-9A-Z]{4}-[2-9A-Z]{4}", "R")
                    .replaceAll("urn:uuid:[0-9a-f-]{36}", "urn:uuid");
            for (int i = 0; i < named.size(); i++) {
                text = text.replace(named.get(i), "HIDDEN" + i);
            }
            return text;
        }
    }
}
