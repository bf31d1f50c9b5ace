package org.nextstephub.server.console;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.MDC;

/** The way from the pages to the hub's API: HTTP over loopback, like any other client's. */
final class HubConnection {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final String JSON = "application/fhir+json";

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
        return exchange(request(token, path).GET(), type);
    }

    <T extends Resource> T post(String token, String path, Resource body, Class<T> type) {
        String text = fhir.newJsonParser().encodeResourceToString(body);
        return exchange(
                request(token, path).header("Content-Type", JSON).POST(HttpRequest.BodyPublishers.ofString(text)),
                type);
    }

    private HttpRequest.Builder request(String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve("/fhir/" + path))
                .timeout(LONGEST_WAIT)
                .header("Accept", JSON)
                .header("Authorization", "Bearer " + token);
        Optional.ofNullable(MDC.get("correlation")).ifPresent(number -> request.header("X-Request-ID", number));
        return request;
    }

    private <T extends Resource> T exchange(HttpRequest.Builder request, Class<T> type) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new HubRefused(answer.statusCode());
            }
            return type.cast(fhir.newJsonParser().parseResource(answer.body()));
        } catch (IOException broken) {
            throw new HubRefused(0);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new HubRefused(0);
        }
    }
}
