package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;

/** Each body of the manual for registering an agency, proposed and confirmed as it stands there. */
class RegisteringExamplesIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final Pattern EXAMPLE = Pattern.compile("```\\nPOST /fhir/(\\S+)\\n(\\{.*?)```", Pattern.DOTALL);
    private static final String JSON = "application/fhir+json";

    @Test
    void everyBodyOfTheManualIsTakenWhenTwoAdministratorsAgree() throws IOException {
        String peer = organization("psseo");
        String agency = "none-yet";
        List<MatchResult> examples = EXAMPLE.matcher(Files.readString(Path.of("../docs/registering.md")))
                .results()
                .toList();
        assertThat(examples).hasSizeGreaterThan(5);
        for (MatchResult example : examples) {
            String body = filled(example.group(2), agency, peer);
            HttpResponse<String> proposed = HUB.post("/fhir/" + example.group(1), "admin", JSON, body);
            HttpResponse<String> created = proposed.statusCode() == 202
                    ? HUB.post("/fhir/" + example.group(1), "second-admin", JSON, body)
                    : proposed;
            assertThat(created.statusCode())
                    .as(example.group(1) + " " + created.body())
                    .isEqualTo(201);
            if (example.group(1).equals("Organization")) {
                agency = id(created.body());
            }
        }
        assertThat(organization("harbour-clinic")).isEqualTo(agency);
    }

    /** As people type it, and as curl, Power BI and Postman send it. */
    private static String organization(String code) throws IOException {
        try (Socket raw = new Socket("localhost", URI.create(HUB.url()).getPort())) {
            raw.getOutputStream()
                    .write(("GET /fhir/Organization?identifier=" + Canonical.PARTNER + "|" + code
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                                    + HUB.token("admin") + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(raw.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200");
        }
        String found = HUB.exchange(HttpRequest.newBuilder(URI.create(
                                HUB.url() + "/fhir/Organization?identifier=" + Canonical.PARTNER + "%7C" + code))
                        .header("Authorization", "Bearer " + HUB.token("admin"))
                        .build())
                .body();
        return new ObjectMapper()
                .readTree(found)
                .path("entry")
                .path(0)
                .path("resource")
                .path("id")
                .asText();
    }

    private static String id(String created) throws IOException {
        return new ObjectMapper().readTree(created).path("id").asText();
    }

    private static String filled(String text, String agency, String peer) {
        LocalDate today = LocalDate.ofInstant(HUB.bean(Clock.class).instant(), TimeSpan.TORONTO);
        return text.replace("[organization]", agency)
                .replace("[peer]", peer)
                .replace("[today]", today.toString())
                .replace("[in-a-year]", today.plusYears(1).toString());
    }
}
