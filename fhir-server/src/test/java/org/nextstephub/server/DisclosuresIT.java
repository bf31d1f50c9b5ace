package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $disclosures}: a person learns what was shared about them, with whom, when and on what it rested. */
class DisclosuresIT {

    private static final String JSON = "application/fhir+json";
    private static final String STATUS =
            "/fhir/$referral-status?identifier=https://nextstep-hub.example/fhir/NamingSystem/lakeshore-hospital-referral%7C";

    private final RunningHub hub = RunningHub.shared();

    @Test
    void tellsWhatWasSharedAndWhatWasToldBack() throws Exception {
        String person = referred("DI-1");
        hub.get(STATUS + "DI-1", "lakeshore-hospital");
        hub.get(STATUS + "DI-1", "lakeshore-hospital");

        assertThat(sentences(person, ""))
                .containsExactly(
                        "On November 22, 2026, Lakeshore General Hospital, Mental Health shared your referral with Peer Support South East"
                                + " Ontario. It rested on your consent (DI-1) and on the agreement MOU-LAKESHORE-HOSPITAL.",
                        "On November 22, 2026, Lakeshore General Hospital, Mental Health was told the state of your referral: Received.");
    }

    @Test
    void tellsItInFrench() throws Exception {
        String person = referred("DI-2");

        assertThat(sentences(person, "?language=fr").get(0))
                .startsWith("Le 22 novembre 2026, ")
                .contains("a communiqué votre aiguillage");
    }

    @Test
    void tellsOnlyOfTheDaysAskedFor() throws Exception {
        String person = referred("DI-3");

        assertThat(sentences(person, "?start=2026-11-23")).isEmpty();
        assertThat(sentences(person, "?end=2026-11-21")).isEmpty();
        assertThat(sentences(person, "?start=2026-11-22&end=2026-11-22")).hasSize(1);
        assertThat(hub.get("/fhir/" + person + "/$disclosures?start=soon", "peer-desk")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void isAPageToPrint() throws Exception {
        String person = referred("DI-4");
        hub.get(STATUS + "DI-4", "lakeshore-hospital");

        HttpResponse<String> page = hub.exchange(
                HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/" + person + "/$disclosures?language=fr-CA"))
                        .header("Authorization", "Bearer " + hub.token("peer-desk"))
                        .header("Accept", "text/html")
                        .build());

        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body())
                .contains("<html lang=\"fr-CA\">")
                .contains("Reçu")
                .doesNotContain("<script");
    }

    @Test
    void isItselfRecordedAsALook() throws Exception {
        String person = referred("DI-5");
        String looks = "/fhir/AuditEvent?entity=" + person + "&altid=peer-desk&_count=100";
        int before = read(looks, "privacy-officer").path("entry").size();

        sentences(person, "");

        assertThat(read(looks, "privacy-officer").path("entry").size()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lakeshore-hospital", "reporting", "interop", "admin", "privacy-officer"})
    void isForTheDeskAlone(String client) throws Exception {
        assertThat(hub.get("/fhir/" + referred("DI-6") + "/$disclosures", client)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void doesNotKnowSomebodyClosedOrUnknown() throws Exception {
        String person = referred("DI-7");
        String withdrawal =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"patient\",\"valueIdentifier\":{\"system\":"
                        + "\"https://nextstep-hub.example/fhir/NamingSystem/lakeshore-hospital-mrn\",\"value\":\"DI-7\"}}]}";
        assertThat(hub.post("/fhir/Consent/$revokeConsent", "lakeshore-hospital", JSON, withdrawal)
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> closed = hub.get("/fhir/" + person + "/$disclosures", "peer-desk");
        HttpResponse<String> unknown =
                hub.get("/fhir/Patient/00000000-0000-4000-8000-000000000000/$disclosures", "peer-desk");

        assertThat(closed.statusCode()).isEqualTo(404);
        assertThat(closed.body()).isEqualTo(unknown.body());
    }

    private String referred(String number) throws Exception {
        hub.post("/fhir/$process-message", "lakeshore-hospital", JSON, Referrals.message(number));
        return read("/fhir/ServiceRequest?identifier=" + number, "peer-desk")
                .path("entry")
                .path(0)
                .path("resource")
                .path("subject")
                .path("reference")
                .asText();
    }

    private List<String> sentences(String person, String query) throws Exception {
        List<String> sentences = new ArrayList<>();
        for (JsonNode entry :
                read("/fhir/" + person + "/$disclosures" + query, "peer-desk").path("entry")) {
            sentences.add(
                    entry.path("resource").path("text").path("div").asText().replaceAll("<[^>]*>", ""));
        }
        return sentences;
    }

    private JsonNode read(String path, String client) throws Exception {
        HttpResponse<String> answer = hub.get(path, client);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
