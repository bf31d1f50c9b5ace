package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking before sending, asking what became of it, and the person's word to stop. */
class OperationsIT {

    private static final String JSON = "application/fhir+json";
    private static final String BASE = "https://nextstep-hub.example/fhir/NamingSystem/";

    private final RunningHub hub = RunningHub.shared();

    private HttpResponse<String> send(String message) {
        return hub.post("/fhir/$process-message", "lakeshore-hospital", JSON, message);
    }

    private HttpResponse<String> ask(String message) {
        return hub.post(
                "/fhir/$consent-decision",
                "lakeshore-hospital",
                JSON,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"content\",\"resource\":" + message
                        + "}]}");
    }

    private static String withoutConsent(String message) {
        return message.replaceFirst("\"status\": \"active\",(?=\\s*\"scope\")", "\"status\": \"proposed\",");
    }

    @Test
    void aQuestionIsDecidedLikeTheMessageAndKeepsNothing() {
        String before = count("hub.receipt") + "/" + count("hub.referral") + "/" + count("hub.inbox");

        HttpResponse<String> yes = ask(Referrals.message("OP-1"));
        HttpResponse<String> no = ask(withoutConsent(Referrals.message("OP-2")));

        assertThat(yes.statusCode()).isEqualTo(200);
        assertThat(yes.body())
                .contains("{\"name\":\"decision\",\"valueCode\":\"permit\"}")
                .contains("{\"name\":\"reason\",\"valueCode\":\"ok\"}")
                .contains("\"name\":\"consent\"")
                .doesNotContain("ext-receipt");
        assertThat(no.statusCode()).isEqualTo(200);
        assertThat(no.body())
                .contains("{\"name\":\"decision\",\"valueCode\":\"no-consent\"}")
                .contains("\"valueCode\":\"consent-not-active\"")
                .doesNotContain("ext-receipt");
        assertThat(count("hub.receipt") + "/" + count("hub.referral") + "/" + count("hub.inbox"))
                .isEqualTo(before);
        assertThat(send(Referrals.message("OP-1")).body()).contains("\"code\":\"ok\"");
    }

    @Test
    void theBundleAloneIsAQuestionToo() {
        assertThat(hub.post("/fhir/$consent-decision", "lakeshore-hospital", JSON, Referrals.message("OP-3"))
                        .body())
                .contains("\"valueCode\":\"permit\"");
        String xml = RunningHub.fhir()
                .newXmlParser()
                .encodeResourceToString(
                        RunningHub.fhir().newJsonParser().parseResource(Bundle.class, Referrals.message("OP-3")));
        String parameters = "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"content\"/><resource>"
                + xml.replaceFirst("<\\?xml[^>]*>", "") + "</resource></parameter></Parameters>";
        assertThat(hub.post("/fhir/$consent-decision", "lakeshore-hospital", "application/fhir+xml", parameters)
                        .body())
                .contains("<valueCode value=\"permit\"/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"resourceType\":\"Parameters\"}", "{\"resourceType\":\"Patient\"}"})
    void aQuestionThatCannotBeReadIsRefused(String body) {
        HttpResponse<String> answer = hub.post("/fhir/$consent-decision", "lakeshore-hospital", JSON, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @Test
    void tellsASenderWhatBecameOfItsReferralAndOfItsMessage() {
        send(Referrals.message("OP-4"));
        send(withoutConsent(Referrals.message("OP-5")));

        String placer =
                status("lakeshore-hospital", "lakeshore-hospital-referral|OP-4").body();
        assertThat(placer).contains("awaiting-review").contains("OP-4");
        String filler = placer.replaceAll("(?s).*\"value\":\"(NS-\\d+)\".*", "$1");
        assertThat(status("lakeshore-hospital", "referral|" + filler).body()).contains("OP-4");
        assertThat(status("lakeshore-hospital", "lakeshore-hospital-message|OP-4")
                        .body())
                .contains("\"valueCode\":\"permit\"")
                .contains("receipt");
        assertThat(status("lakeshore-hospital", "lakeshore-hospital-message|OP-5")
                        .body())
                .contains("\"valueCode\":\"no-consent\"")
                .doesNotContain("Task");
    }

    @Test
    void aForeignReferralReadsLikeNone() {
        send(Referrals.message("OP-6"));
        HttpResponse<String> foreign = status("rideau-clinic", "lakeshore-hospital-referral|OP-6");
        HttpResponse<String> none = status("rideau-clinic", "lakeshore-hospital-referral|OP-NONE");
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(none.body());
        assertThat(hub.get("/fhir/$referral-status?identifier=x", "lakeshore-hospital")
                        .statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> status(String client, String token) {
        return hub.get(
                "/fhir/$referral-status?identifier=" + URLEncoder.encode(BASE + token, StandardCharsets.UTF_8), client);
    }

    private HttpResponse<String> revoke(String client, String name, String system, String value) {
        return hub.post("/fhir/Consent/$revokeConsent", client, JSON, """
                {"resourceType":"Parameters","parameter":[{"name":"%s","valueIdentifier":{"system":"%s","value":"%s"}}]}
                """.formatted(name, BASE + system, value));
    }

    private boolean deskSees(String number) {
        return hub.get("/fhir/ServiceRequest?identifier=" + number, "peer-desk")
                .body()
                .contains("\"entry\"");
    }

    /** By the consent's number or the person's, by the partner, the desk or the privacy officer. */
    @ParameterizedTest
    @CsvSource({
        "lakeshore-hospital, identifier, lakeshore-hospital-consent",
        "lakeshore-hospital, patient, lakeshore-hospital-mrn",
        "peer-desk, identifier, lakeshore-hospital-consent",
        "privacy-officer, identifier, lakeshore-hospital-consent"
    })
    void thePersonsWordStopsItAtOnce(String client, String name, String system) {
        String number = "OP-R" + client.length() + name.charAt(0);
        send(Referrals.message(number));
        assertThat(deskSees(number)).isTrue();

        HttpResponse<String> first = revoke(client, name, system, number);
        HttpResponse<String> again = revoke(client, name, system, number);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("withdrawn");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(deskSees(number)).isFalse();
        assertThat(send(Referrals.message(number)
                                .replace(
                                        "\"value\": \"" + number + "\"\n  },\n  \"type\"",
                                        "\"value\": \"" + number + "b\"\n  },\n  \"type\""))
                        .body())
                .contains(client.equals("lakeshore-hospital") ? "consent-rescinded" : "consent-required")
                .doesNotContain(client.equals("lakeshore-hospital") ? "consent-required" : "withdrawn");
        assertThat(hub.everyPage("/fhir/AuditEvent?subtype=consent-withdrawn&_count=100", "privacy-officer"))
                .contains("\"revoke\"");
    }

    @Test
    void nobodyLearnsWhetherThePersonIsKnown() {
        String known = "OP-K";
        send(Referrals.message(known));
        String one = revoke("lakeshore-hospital", "patient", "lakeshore-hospital-mrn", known)
                .body();
        String other = revoke("lakeshore-hospital", "patient", "lakeshore-hospital-mrn", "OP-NOBODY")
                .body();
        assertThat(other.replaceAll("R-[0-9A-Z]{4}-[0-9A-Z]{4}", ""))
                .isEqualTo(one.replaceAll("R-[0-9A-Z]{4}-[0-9A-Z]{4}", ""));
    }

    @Test
    void aWithdrawalOfSomebodyUnknownIsRemembered() {
        revoke("lakeshore-hospital", "patient", "lakeshore-hospital-mrn", "OP-LATER");
        assertThat(send(Referrals.message("OP-LATER")).body()).contains("consent-rescinded");
    }

    /** That the person told the desk is not the hospital's to know, whichever way it asks. */
    @Test
    void aPartnerDoesNotLearnOfAWithdrawalAtTheDesk() {
        send(Referrals.message("OP-S"));
        revoke("peer-desk", "identifier", "lakeshore-hospital-consent", "OP-S");
        String again = Referrals.message("OP-S").replaceFirst("\"value\": \"OP-S\"", "\"value\": \"OP-S2\"");

        for (String answer : new String[] {
            send(again).body(),
            ask(again).body(),
            status("lakeshore-hospital", "lakeshore-hospital-message|OP-S2").body(),
            status("lakeshore-hospital", "lakeshore-hospital-referral|OP-S").body()
        }) {
            assertThat(answer)
                    .doesNotContain("rescinded")
                    .doesNotContain("withdraw")
                    .doesNotContain("\"deny\"");
        }
    }

    @Test
    void aPartnerCannotStopAnothersSharing() {
        send(Referrals.message("OP-F"));
        assertThat(revoke("rideau-clinic", "identifier", "lakeshore-hospital-consent", "OP-F")
                        .statusCode())
                .isEqualTo(200);
        assertThat(revoke("rideau-clinic", "patient", "lakeshore-hospital-mrn", "OP-F")
                        .statusCode())
                .isEqualTo(200);
        assertThat(deskSees("OP-F")).isTrue();
    }

    @Test
    void aRevocationOfNothingIsRefusedAndOthersMayNotCall() {
        assertThat(hub.post(
                                "/fhir/Consent/$revokeConsent",
                                "lakeshore-hospital",
                                JSON,
                                "{\"resourceType\":\"Parameters\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(revoke("reporting", "patient", "person", "x").statusCode()).isEqualTo(403);
        assertThat(hub.get("/fhir/Consent/$revokeConsent", "lakeshore-hospital").statusCode())
                .isEqualTo(405);
    }

    private long count(String table) {
        return hub.jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }
}
