package org.nextstephub.server.console;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.MDC;

/** The way from the pages to the hub's API: HTTP over loopback, like any other client's. */
final class HubConnection {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final String FHIR_JSON = "application/fhir+json";
    private static final String JSON = "application/json";
    private static final ObjectMapper TREES = new ObjectMapper();
    private static final int ACCEPTED = 202;

    private final FhirContext fhir;
    private final URI hub;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    HubConnection(FhirContext fhir, URI hub) {
        this.fhir = fhir;
        this.hub = hub;
    }

    <T extends Resource> T get(String token, String path, Class<T> type) {
        return parsed(exchange(request(token, "/fhir/" + path, FHIR_JSON).GET()), type);
    }

    <T extends Resource> T post(String token, String path, Resource body, Class<T> type) {
        return parsed(exchange(sent(token, path, body, "POST")), type);
    }

    <T extends Resource> T put(String token, T record, Class<T> type) {
        String path = record.fhirType() + "/" + record.getIdElement().getIdPart();
        return parsed(
                exchange(sent(token, path, record, "PUT")
                        .header("If-Match", "W/\"" + record.getMeta().getVersionId() + "\"")),
                type);
    }

    /** Whether it counts already; what waits for a second administrator was accepted, not done. */
    boolean create(String token, Resource entry) {
        return counts(exchange(sent(token, entry.fhirType(), entry, "POST")));
    }

    /** The same, for another version of what the entry's id names. */
    boolean update(String token, Resource entry) {
        String path = entry.fhirType() + "/" + entry.getIdElement().getIdPart();
        return counts(exchange(sent(token, path, entry, "PUT")
                .header("If-Match", "W/\"" + entry.getIdElement().getVersionIdPart() + "\"")));
    }

    JsonNode getJson(String token, String door) {
        return tree(exchange(request(token, door, JSON).GET()));
    }

    /** Empty when it waits for a second administrator. */
    Optional<JsonNode> postJson(String token, String door, JsonNode body) {
        HttpResponse<String> answer = exchange(request(token, door, JSON)
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        return counts(answer) ? Optional.of(tree(answer)) : Optional.empty();
    }

    private HttpRequest.Builder sent(String token, String path, Resource body, String method) {
        String text = fhir.newJsonParser().encodeResourceToString(body);
        return request(token, "/fhir/" + path, FHIR_JSON)
                .header("Content-Type", FHIR_JSON)
                .method(method, HttpRequest.BodyPublishers.ofString(text));
    }

    private HttpRequest.Builder request(String token, String path, String wanted) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve(path))
                .timeout(LONGEST_WAIT)
                .header("Accept", wanted)
                .header("Authorization", "Bearer " + token);
        Optional.ofNullable(MDC.get("correlation")).ifPresent(number -> request.header("X-Request-ID", number));
        return request;
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw refused(answer);
            }
            return answer;
        } catch (IOException broken) {
            throw new HubRefused(0);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new HubRefused(0);
        }
    }

    private HubRefused refused(HttpResponse<String> answer) {
        try {
            OperationOutcomeIssueComponent issue = fhir.newJsonParser()
                    .parseResource(OperationOutcome.class, answer.body())
                    .getIssueFirstRep();
            String said = issue.hasDiagnostics()
                    ? issue.getDiagnostics()
                    : String.valueOf(issue.getDetails().getText());
            return new HubRefused(answer.statusCode(), issue.getCode() == IssueType.DUPLICATE, said);
        } catch (DataFormatException noOutcome) {
            return new HubRefused(answer.statusCode());
        }
    }

    private static boolean counts(HttpResponse<String> answer) {
        return answer.statusCode() != ACCEPTED;
    }

    private <T extends Resource> T parsed(HttpResponse<String> answer, Class<T> type) {
        return type.cast(fhir.newJsonParser().parseResource(answer.body()));
    }

    private static JsonNode tree(HttpResponse<String> answer) {
        try {
            return TREES.readTree(answer.body());
        } catch (JsonProcessingException unreadable) {
            throw new HubRefused(0);
        }
    }
}
