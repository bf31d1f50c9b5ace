package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.RuntimeSearchParam;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.server.access.Access;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;

/**
 * Tries everything at the running hub as every role, and finds the allow-list and nothing else: every type with every
 * method, every search parameter of the standard with and without a modifier, every operation that HAPI knows.
 */
class AllowListIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
    private static final Map<String, Caller> CALLERS = new ConcurrentHashMap<>();

    /** Refused: by the table, or because nothing is there. */
    private static final Set<Integer> REFUSED = Set.of(403, 404, 405);

    private static final List<String> OPERATIONS = List.of(
            "$everything",
            "$document",
            "$summary",
            "$lastn",
            "$diff",
            "$match",
            "$merge",
            "$hapi.fhir.merge",
            "$hapi.fhir.replace-references",
            "$meta",
            "$meta-add",
            "$meta-delete",
            "$expunge",
            "$reindex",
            "$delete-expunge",
            "$hfql",
            "$get-resource-counts",
            "$mark-all-resources-for-reindexing",
            "$perform-reindexing-pass",
            "$partition-management-create-partition",
            "$partition-list",
            "$upload-external-code-system",
            "$export",
            "$export-poll-status",
            "$import",
            "$graphql",
            "$validate",
            "$process-message",
            "$process-messages",
            "$consent-decision",
            "$referral-status",
            "$next-notice",
            "$notice-outcome",
            "$sender-refused",
            "$transition-report",
            "$message-log",
            "$try-message",
            "$open-closed",
            "$record-history",
            "$record-disclosure",
            "$advance-step",
            "$assign",
            "$acknowledge",
            "$continuity",
            "$notices",
            "$open-referrals",
            "$everything",
            "$resend-notices",
            "$set-stage",
            "$disclosures",
            "$fileConsent",
            "$revokeConsent",
            "$agreement-status",
            "$snapshot",
            "$expand",
            "$lookup",
            "$translate",
            "$apply",
            "$evaluate-measure");

    private static final List<String> OUTSIDE = List.of(
            "Practitioner",
            "RelatedPerson",
            "Observation",
            "Condition",
            "DocumentReference",
            "Binary",
            "Subscription",
            "SearchParameter",
            "StructureDefinition",
            "Questionnaire",
            "Provenance",
            "Bundle",
            "Basic",
            "Group",
            "MessageHeader",
            "ValueSet",
            "Location",
            "MedicationRequest",
            "Nonsense");

    @BeforeAll
    static void whoIsWho() throws IOException {
        JsonNode clients = new ObjectMapper()
                .readTree(HUB.data().resolve("demo/clients.json").toFile());
        for (JsonNode client : clients) {
            Role.ofCode(client.path("role").asText())
                    .ifPresent(role -> CALLERS.put(
                            client.path("id").asText(),
                            new Caller(
                                    client.path("id").asText(),
                                    role,
                                    List.of(),
                                    texts(client.path("scopes")),
                                    null,
                                    "")));
        }
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    static Stream<String> clients() {
        return Stream.of(
                "lakeshore-hospital", "camel-routes", "peer-desk", "reporting", "interop", "privacy-officer", "admin");
    }

    private static TreeSet<String> types() {
        TreeSet<String> types = new TreeSet<>(OUTSIDE);
        AllowList.rows().stream()
                .filter(row -> row.interaction() != Interaction.OPERATION)
                .forEach(row -> types.add(row.type()));
        return types;
    }

    private static boolean permits(String client, String type, Interaction interaction, String... parameters) {
        return Access.objection(CALLERS.get(client), type, interaction, Arrays.asList(parameters))
                .isEmpty();
    }

    private static HttpResponse<String> call(String method, String client, String path, String body) {
        return HUB.exchange(HttpRequest.newBuilder(URI.create(HUB.url() + "/fhir" + path))
                .header("Authorization", "Bearer " + HUB.token(client))
                .header("Content-Type", "application/fhir+json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** What is not as the table says. */
    private static final class Differences {

        private final List<String> found = java.util.Collections.synchronizedList(new ArrayList<>());

        void expect(boolean permitted, String method, String client, String path, String body) {
            HttpResponse<String> answer = call(method, client, path, body);
            int status = answer.statusCode();
            boolean letIn = permitted ? status != 401 && status != 403 && status != 405 : REFUSED.contains(status);
            boolean ours = !answer.body().contains("HAPI-") && !answer.body().contains("ca.uhn");
            if (!letIn || status >= 500 || !ours) {
                found.add(client + " " + method + " " + path + ": " + status);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void everyTypeWithEveryMethod(String client) {
        Differences differences = new Differences();
        types().parallelStream().forEach(type -> {
            String one = "/" + type + "/" + NOBODY;
            String body = "{\"resourceType\":\"" + type + "\"}";
            String same = "{\"resourceType\":\"" + type + "\",\"id\":\"" + NOBODY + "\"}";
            boolean searches = permits(client, type, Interaction.SEARCH);
            differences.expect(searches, "GET", client, "/" + type + "?_count=1", "");
            boolean reads = permits(client, type, Interaction.READ);
            HttpResponse<String> read = call("GET", client, one, "");
            if (read.statusCode() != (reads ? 404 : 403) && !(read.statusCode() == 404 && !reads)) {
                differences.found.add(client + " reads " + type + ": " + read.statusCode());
            }
            differences.expect(permits(client, type, Interaction.CREATE), "POST", client, "/" + type, body);
            differences.expect(permits(client, type, Interaction.UPDATE), "PUT", client, one, same);
            for (String method : List.of("PATCH", "DELETE")) {
                differences.expect(false, method, client, one, method.equals("PATCH") ? "[]" : "");
            }
            differences.expect(false, "PUT", client, "/" + type + "?identifier=x", body);
            differences.expect(false, "DELETE", client, "/" + type + "?identifier=x", "");
            differences.expect(false, "GET", client, "/" + type + "/_history", "");
            differences.expect(false, "GET", client, one + "/_history", "");
            differences.expect(false, "GET", client, one + "/_history/1", "");
        });
        assertThat(differences.found).isEmpty();
    }

    /** Of the parameters that the standard knows for a type, those of the table work, whole-named, and no other. */
    @ParameterizedTest
    @MethodSource("clients")
    void everySearchParameter(String client) {
        Differences differences = new Differences();
        AllowList.rows().stream()
                .filter(row -> row.role() == CALLERS.get(client).role() && row.interaction() == Interaction.SEARCH)
                .parallel()
                .forEach(row -> {
                    Set<String> names = new TreeSet<>(row.parameters());
                    RunningHub.fhir().getResourceDefinition(row.type()).getSearchParams().stream()
                            .map(RuntimeSearchParam::getName)
                            .forEach(names::add);
                    names.addAll(List.of(
                            "_has:Task:patient:status",
                            "_include",
                            "_revinclude",
                            "_filter",
                            "_text",
                            "_content",
                            "_list",
                            "_query",
                            "_contained",
                            "_type",
                            "_tag",
                            "_profile",
                            "_source",
                            "_security",
                            "_id",
                            "_fhirpath",
                            "_elements",
                            "_total",
                            "_summary",
                            "_sort",
                            "patient.name",
                            "subject:Patient.name",
                            "_cursor",
                            "_getpages"));
                    for (String name : names) {
                        differences.expect(
                                permits(client, row.type(), Interaction.SEARCH, name),
                                "GET",
                                client,
                                "/" + row.type() + "?" + name + (name.equals("_sort") ? "=_lastUpdated" : "=_id"),
                                "");
                    }
                    for (String name : row.parameters()) {
                        for (String modifier : List.of(":missing", ":not")) {
                            differences.expect(
                                    false, "GET", client, "/" + row.type() + "?" + name + modifier + "=true", "");
                        }
                    }
                });
        assertThat(differences.found).isEmpty();
    }

    /** T-04: by what a role is not shown its searches are not ordered; the order alone told who is who. */
    @ParameterizedTest
    @MethodSource("clients")
    void everyOrder(String client) {
        Differences differences = new Differences();
        AllowList.rows().stream()
                .filter(row -> row.role() == CALLERS.get(client).role() && row.interaction() == Interaction.SEARCH)
                .filter(row -> row.parameters().contains("_sort"))
                .parallel()
                .forEach(row -> {
                    Set<String> names =
                            new TreeSet<>(Set.of("_id", "_score", "patient.name", "subject:Patient.family"));
                    RunningHub.fhir().getResourceDefinition(row.type()).getSearchParams().stream()
                            .map(RuntimeSearchParam::getName)
                            .forEach(names::add);
                    names.addAll(row.orders());
                    for (String name : names) {
                        for (String order : List.of(name, "-" + name, "_lastUpdated," + name)) {
                            String path = "/" + row.type() + "?_sort=" + order;
                            differences.expect(row.orders().contains(name), "GET", client, path, "");
                        }
                    }
                });
        assertThat(differences.found).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void everyOperationAtEveryLevel(String client) {
        Differences differences = new Differences();
        OPERATIONS.parallelStream().forEach(operation -> {
            for (String level : List.of("", "Task", "Patient", "Consent", "Organization", "EpisodeOfCare")) {
                boolean system = level.isEmpty();
                String name = system ? operation : level + "/" + operation;
                boolean permitted = permits(client, name, Interaction.OPERATION)
                        || (operation.equals("$validate") && permits(client, "$validate", Interaction.OPERATION));
                String path = "/" + name;
                boolean atInstance = !system
                        && !List.of(
                                        "Consent/$fileConsent",
                                        "Consent/$revokeConsent",
                                        "Organization/$agreement-status",
                                        "Task/$open-referrals")
                                .contains(name);
                String body = "{\"resourceType\":\"Parameters\"}";
                if (system || !atInstance || operation.equals("$validate")) {
                    differences.expect(permitted, "POST", client, path, body);
                } else {
                    differences.expect(false, "POST", client, path, body);
                    boolean here = permitted && !operation.equals("$validate");
                    HttpResponse<String> answer =
                            call("POST", client, "/" + level + "/" + NOBODY + "/" + operation, body);
                    boolean right = here ? answer.statusCode() == 404 : REFUSED.contains(answer.statusCode());
                    if (!right) {
                        differences.found.add(client + " " + level + "/" + operation + ": " + answer.statusCode());
                    }
                }
            }
        });
        assertThat(differences.found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/fhir/swagger-ui/",
                "/fhir/api-docs",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/health",
                "/actuator/prometheus",
                "/h2-console",
                "/error",
                "/templates/signin/name.html",
                "/fhir/_history",
                "/fhir?_getpages=x",
                "/fhir/Patient/../../actuator/env"
            })
    void nothingElseIsServedOnThePublicPort(String path) {
        HttpResponse<String> answer = HUB.exchange(
                HttpRequest.newBuilder(URI.create(HUB.url() + path)).build());
        assertThat(answer.statusCode()).isIn(400, 401, 404);
    }

    @Test
    void methodsCannotBeOverridden() {
        HttpResponse<String> answer =
                HUB.exchange(HttpRequest.newBuilder(URI.create(HUB.url() + "/fhir/Task/" + NOBODY))
                        .header("Authorization", "Bearer " + HUB.token("peer-desk"))
                        .header("X-HTTP-Method-Override", "DELETE")
                        .build());
        assertThat(answer.statusCode()).isEqualTo(404);
    }
}
