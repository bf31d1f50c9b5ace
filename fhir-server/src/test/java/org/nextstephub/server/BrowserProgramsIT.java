package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages of other origins may call the hub from a browser (CORS). */
class BrowserProgramsIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private static HttpResponse<String> ask(String method, String path, String origin) {
        return HUB.exchange(HttpRequest.newBuilder(URI.create(HUB.url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .build());
    }

    @Test
    void aRegisteredProgramMayCallFromItsOwnOrigin() {
        String origin = "https://desk-app.example";
        String client = """
                {"id": "desk-app", "role": "user", "scopes": ["user/Task.rs"], "redirect_uris": ["%s/back"]}""".formatted(origin);
        HUB.post("/admin/v1/clients", "admin", "application/json", client);
        assertThat(ask("OPTIONS", "/fhir/Task", origin).headers().firstValue(ALLOWED))
                .as("one administrator is not enough")
                .isEmpty();
        HUB.post("/admin/v1/clients", "second-admin", "application/json", client);
        for (String path : List.of("/fhir/Task", "/oauth2/token")) {
            HttpResponse<String> answer = ask("OPTIONS", path, origin);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue(ALLOWED)).contains(origin);
        }
        String off = client.replace("\"user\"", "\"user\", \"active\": false");
        HUB.post("/admin/v1/clients", "admin", "application/json", off);
        HUB.post("/admin/v1/clients", "second-admin", "application/json", off);
        assertThat(ask("OPTIONS", "/fhir/Task", origin).headers().firstValue(ALLOWED))
                .as("switched off")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/Task", "/oauth2/token", "/oauth2/authorize", "/intake/v1/referrals"})
    void noOtherPageMay(String path) {
        HttpResponse<String> answer = ask("OPTIONS", path, "https://elsewhere.example");
        assertThat(answer.statusCode()).isNotEqualTo(200);
        assertThat(answer.headers().firstValue(ALLOWED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/metadata",
                "/fhir/.well-known/smart-configuration",
                "/.well-known/oauth-authorization-server",
                "/oauth2/jwks"
            })
    void everyPageMayFindOutWhereThingsAre(String path) {
        HttpResponse<String> answer = ask("GET", path, "https://elsewhere.example");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue(ALLOWED)).contains("*");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }
}
