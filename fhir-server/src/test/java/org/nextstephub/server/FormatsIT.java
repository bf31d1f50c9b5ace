package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms of body and answer that the FHIR doors take, and what they say to others. */
class FormatsIT {

    private static final RunningHub HUB = RunningHub.shared();

    private static HttpResponse<String> send(String method, String path, String accept, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(HUB.url() + path))
                .header("Authorization", "Bearer " + HUB.token("peer-desk"))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return HUB.exchange(request.build());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 200",
        "*/*, 200",
        "application/fhir+json, 200",
        "application/json+fhir, 200",
        "application/fhir+xml;fhirVersion=4.0, 200",
        "'text/csv, application/json;q=0.1', 200",
        "'text/html,application/xhtml+xml,*/*;q=0.8', 200",
        "nonsense, 200",
        "text/csv, 406",
        "application/fhir+turtle, 406",
        "'application/json;q=0', 406",
    })
    void answersInJsonOrXml(String accept, int status) {
        HttpResponse<String> answer = send("GET", "/fhir/Task?_count=1&status=requested", accept, "", "");
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 406) {
            assertThat(answer.body()).contains("OperationOutcome", "not-supported", "application/fhir+json");
        }
    }

    @ParameterizedTest
    @CsvSource({"xml, 200", "application/fhir%2Bjson, 200", "csv, 406", "text/turtle, 406"})
    void aParameterOutweighsTheHeader(String format, int status) {
        assertThat(send("GET", "/fhir/Task?status=requested&_format=" + format, "text/csv", "", "")
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/fhir/Task/_search, application/x-www-form-urlencoded, status=requested, 200",
        "/fhir/Task/_search, text/plain, status=requested, 415",
        "/fhir/Consent/$fileConsent, text/plain, x, 415",
        "/fhir/Encounter, application/x-www-form-urlencoded, status=planned, 415",
        "/fhir/Encounter, '', '{}', 415",
    })
    void takesJsonAndXml(String path, String type, String body, int status) {
        HttpResponse<String> answer = send("POST", path, "", type, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 415) {
            assertThat(answer.body()).contains("Send application/fhir+json or application/fhir+xml");
        }
    }
}
