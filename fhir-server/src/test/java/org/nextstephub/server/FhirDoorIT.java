package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.profiles.SenderWords;

/** The FHIR doors over HTTP: what is taken, what is refused and how, and that a refusal leaves nothing of the person. */
class FhirDoorIT {

    private static final String JSON = "application/fhir+json";

    private final RunningHub hub = RunningHub.shared();

    private HttpResponse<String> send(String body) {
        return hub.post("/fhir/$process-message", "lakeshore-hospital", JSON, body);
    }

    @Test
    void acceptsAMessageAndShowsTheTask() {
        HttpResponse<String> answer = send(Referrals.message("FD-1"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"code\":\"ok\"")
                .contains("awaiting-review")
                .contains("NS-0");
    }

    @Test
    void answersTheSameMessageWithTheStoredAnswer() {
        String first = send(Referrals.message("FD-2")).body();

        assertThat(send(Referrals.message("FD-2")).body()).isEqualTo(first);
    }

    @Test
    void refusesOtherContentUnderAnAcceptedKey() {
        send(Referrals.message("FD-3"));

        HttpResponse<String> answer = send(Referrals.message("FD-3").replace("Mireille", "Marielle"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("fatal-error").contains("dup-conflict");
    }

    @Test
    void acceptsOneReferralAsATransactionAndItsPluralAlias() {
        assertThat(hub.post("/fhir", "lakeshore-hospital", JSON, Referrals.transaction("FD-4"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(hub.post("/fhir/$process-messages", "lakeshore-hospital", JSON, Referrals.message("FD-5"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void knowsAMessageByItsPathAlsoWhenTheDollarSignIsEncoded() {
        HttpResponse<String> answer =
                hub.post("/fhir/%24process-message", "lakeshore-hospital", JSON, Referrals.message("FD-15"));
        assertThat(answer.body()).contains("MessageHeader").contains("\"code\":\"ok\"");
    }

    @Test
    void readsXmlAndAnswersInXml() {
        String xml = RunningHub.fhir()
                .newXmlParser()
                .encodeResourceToString(RunningHub.fhir().newJsonParser().parseResource(Referrals.message("FD-6")));

        HttpResponse<String> answer =
                hub.post("/fhir/$process-message", "lakeshore-hospital", "application/fhir+xml", xml);

        assertThat(answer.body()).startsWith("<Bundle").contains("value=\"ok\"");
    }

    @Test
    void refusesWithoutConsentAndKeepsNothingOfThePerson() {
        String canary = "Zzyzxcanary";
        String withoutConsent = withoutEntry(Referrals.message("FD-NOBODY").replace("Mireille", canary), "Consent")
                .replaceFirst("FD-NOBODY", "KEY-7");

        HttpResponse<String> answer = send(withoutConsent);

        assertThat(answer.body())
                .contains("fatal-error")
                .contains("consent-missing")
                .contains("request-for-information-for-requester")
                .doesNotContain(canary);
        assertThat(hub.tablesThatHold(canary)).isEmpty();
        assertThat(hub.tablesThatHold("FD-NOBODY"))
                .as("numbers of the person and the referral")
                .isEmpty();
        assertThat(hub.tablesThatHold("KEY-7")).as("the key of the message").isEmpty();
        assertThat(hub.tablesThatHold(hub.bean(SenderWords.class).hash("KEY-7")))
                .as("its hash")
                .contains("hub.receipt.key_value");
    }

    @Test
    void tellsAStrictSenderByHttpStatus() {
        String message =
                withoutEntry(Referrals.message("FD-8"), "Consent").replace("lakeshore-hospital", "rideau-clinic");

        HttpResponse<String> answer = hub.post("/fhir/$process-message", "rideau-clinic", JSON, message);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .startsWith("{\"resourceType\":\"OperationOutcome\"")
                .contains("consent-missing");
    }

    @Test
    void refusesAnotherSendersName() {
        HttpResponse<String> answer =
                hub.post("/fhir/$process-message", "rideau-clinic", JSON, Referrals.message("FD-9"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void judgesAConsentByItsRawText() {
        String twice = Referrals.message("FD-10").replace("\"scope\":", "\"status\": \"inactive\", \"scope\":");
        assertThat(send(twice).statusCode()).isEqualTo(400);

        String misspelt =
                Referrals.message("FD-11").replace("\"policy\":", "\"provison\": {\"type\": \"deny\"}, \"policy\":");
        assertThat(send(misspelt).body()).contains("consent-not-understood");
    }

    /** Relative references between entries without a full URL, as many a FHIR client writes them. */
    @Test
    void followsRelativeReferencesBetweenEntriesWithoutNames() {
        Bundle message = RunningHub.fhir().newJsonParser().parseResource(Bundle.class, Referrals.message("FD-16"));
        String text = Referrals.message("FD-16");
        for (Bundle.BundleEntryComponent entry : message.getEntry()) {
            String url = entry.getFullUrl();
            String type = entry.getResource().fhirType();
            String id = url.substring("urn:uuid:".length());
            text = text.replaceFirst("\"fullUrl\": \"" + url + "\",", "")
                    .replaceFirst(
                            "\"resourceType\": \"" + type + "\",",
                            "\"resourceType\": \"" + type + "\", \"id\": \"" + id + "\",")
                    .replace("\"reference\": \"" + url + "\"", "\"reference\": \"" + type + "/" + id + "\"");
        }
        text = text.replaceFirst("(?s)(\"id\": \"1{8}[^\"]*\",)(.*?)\"id\": \"1{8}[^\"]*\",", "$1$2");

        assertThat(text).contains("\"reference\": \"Patient/").doesNotContain("urn:uuid:44444444");
        assertThat(send(text).body()).contains("\"code\":\"ok\"").contains("normalised");
    }

    /** However the sender names its entries, a consent that says more than was understood is not taken for a permit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"fullUrl\": \"Consent/1\",",
                "\"fullUrl\": \"https://ehr.example/Consent/1\",",
                "\"fullUrl\": \"55555555-5555-4555-8555-555555555555\",",
                ""
            })
    void judgesAConsentByItsRawTextWhateverItsName(String name) {
        String misspelt = Referrals.message("FD-11b")
                .replace("\"fullUrl\": \"urn:uuid:55555555-5555-4555-8555-555555555555\",", name)
                .replace("\"policy\":", "\"provison\": {\"type\": \"deny\"}, \"policy\":");

        assertThat(send(misspelt).body()).contains("consent-not-understood");
    }

    @Test
    void judgesAConsentInXmlByItsRawTextWhateverItsName() {
        Bundle message = RunningHub.fhir().newJsonParser().parseResource(Bundle.class, Referrals.message("FD-11c"));
        String misspelt = RunningHub.fhir()
                .newXmlParser()
                .encodeResourceToString(message)
                .replace("<fullUrl value=\"urn:uuid:55555555-5555-4555-8555-555555555555\"/>", "")
                .replace("<policy>", "<provison><type value=\"deny\"/></provison><policy>");

        HttpResponse<String> answer =
                hub.post("/fhir/$process-message", "lakeshore-hospital", "application/fhir+xml", misspelt);

        assertThat(answer.body()).contains("consent-not-understood");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\"} trailing",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":[{\"fullUrl\":\"urn:uuid:x\"}]}",
                "\u0000\u0001"
            })
    void refusesWhatIsNotAMessageQuicklyAndPlainly(String body) {
        HttpResponse<String> answer = send(body);

        assertThat(answer.statusCode()).isIn(200, 400);
        assertThat(answer.body())
                .contains("OperationOutcome")
                .doesNotContain("HAPI-")
                .doesNotContain("ca.uhn")
                .doesNotContain("Exception");
    }

    @Test
    void refusesNestingThatIsTooDeep() {
        String deep =
                "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertThat(send(deep).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        HttpResponse<String> answer = send("{\"x\":\"" + "a".repeat(1024 * 1024) + "\"}");
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void refusesXmlWithADocumentType() {
        String xml =
                "<!DOCTYPE Bundle [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Bundle xmlns=\"http://hl7.org/fhir\"/>";
        assertThat(hub.post("/fhir/$process-message", "lakeshore-hospital", "application/fhir+xml", xml)
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"reference\": \"Patient?identifier=x\"",
                "\"reference\": \"https://elsewhere.example/Patient/1\"",
                "\"reference\": \"Patient/1/_history/1\""
            })
    void refusesReferencesThatReachOut(String reference) {
        String message = Referrals.message("FD-12")
                .replaceFirst("\"subject\": \\{\\s*\"reference\": \"[^\"]+\"", "\"subject\": {" + reference);
        assertThat(send(message).body()).contains("unsafe-content");
    }

    @Test
    void namesTheElementThatIsMissing() {
        String message = Referrals.message("FD-13").replace("\"intent\": \"proposal\",", "");

        HttpResponse<String> answer = send(message);

        assertThat(answer.body())
                .contains("fatal-error")
                .contains("\"code\":\"required\"")
                .contains("ServiceRequest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/ServiceRequest", "/fhir/Patient", "/fhir/Task"})
    void offersNoOtherWayIn(String path) {
        HttpResponse<String> answer = hub.post(path, "lakeshore-hospital", JSON, "{\"resourceType\":\"Patient\"}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("$process-message");
    }

    @Test
    void demandsAToken() {
        HttpResponse<String> answer =
                hub.exchange(HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/$process-message"))
                        .header("Content-Type", JSON)
                        .POST(HttpRequest.BodyPublishers.ofString(Referrals.message("FD-14")))
                        .build());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private static String withoutEntry(String message, String type) {
        var bundle = RunningHub.fhir()
                .newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .parseResource(org.hl7.fhir.r4.model.Bundle.class, message);
        bundle.getEntry()
                .removeIf(entry -> entry.getResource().fhirType().equals(type)
                        || (entry.getResource().fhirType().equals("QuestionnaireResponse")));
        bundle.getEntry().forEach(entry -> {
            RunningHub.fhir()
                    .newTerser()
                    .getAllPopulatedChildElementsOfType(entry.getResource(), org.hl7.fhir.r4.model.Reference.class)
                    .forEach(reference -> reference.setResource(null));
            if (entry.getResource() instanceof org.hl7.fhir.r4.model.ServiceRequest referral) {
                referral.setSupportingInfo(null);
            }
        });
        return RunningHub.fhir().newJsonParser().encodeResourceToString(bundle);
    }

    /** Every text column of every table is searched. */
    @Test
    void namesTheElementWhoseValueCannotBeRead() {
        HttpResponse<String> answer =
                send(Referrals.message("FD-15").replace("\"intent\": \"proposal\"", "\"intent\": \"whim\""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"intent\"").doesNotContain("whim");
    }

    @Test
    void tellsWhereJsonBreaksOff() {
        assertThat(send("{\n  \"resourceType\": \"Bundle\",\n  \"type\" \"message\"}")
                        .body())
                .contains("line 3, column");
    }

    @Test
    void readsEachMemberOnceOnly() {
        String twice = Referrals.message("FD-16").replace("\"intent\":", "\"intent\": \"order\", \"intent\":");
        assertThat(send(twice).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Bundle xmlns=\"http://hl7.org/fhir\"><?run now?><type value=\"message\"/></Bundle>",
                "<Bundle xmlns=\"urn:other\"><type value=\"message\"/></Bundle>",
                "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"message\"/>",
                "<!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                        + "<Bundle xmlns=\"http://hl7.org/fhir\"><id value=\"&b;\"/></Bundle>"
            })
    void refusesXmlThatIsNotFhir(String xml) {
        HttpResponse<String> answer =
                hub.post("/fhir/$process-message", "lakeshore-hospital", "application/fhir+xml", xml);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("syntax-invalid")
                .doesNotContain("SAX")
                .doesNotContain("HAPI-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"implicitRules\": \"https://elsewhere.example/rules\",",
                "\"contained\": [{\"resourceType\": \"Patient\", \"id\": \"x\"}],",
                "\"modifierExtension\": [{\"url\": \"https://elsewhere.example/x\", \"valueBoolean\": true}],"
            })
    void refusesWhatCouldChangeTheMeaning(String member) {
        String message = Referrals.message("FD-17")
                .replace("\"resourceType\": \"ServiceRequest\",", "\"resourceType\": \"ServiceRequest\"," + member);
        assertThat(send(message).body()).contains("unsafe-content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authoredOn", "authored", "timestamp"})
    void namesWhereATimeLacksItsSeconds(String element) {
        HttpResponse<String> answer = send(
                Referrals.message("FD-19").replaceAll("(\"" + element + "\": \"[0-9-]+T[0-9]+:[0-9]+):[0-9]+", "$1"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("seconds");
    }

    @Test
    void aConsentWhoseTimeLacksItsSecondsPermitsNothing() {
        HttpResponse<String> answer =
                send(Referrals.message("FD-20").replaceFirst("(\"dateTime\": \"[0-9-]+)\"", "$1T10:00-05:00\""));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("fatal-error").contains("consent-indeterminate");
    }

    @Test
    void dropsAProfileThatIsNotOursAndSaysSo() {
        String message = Referrals.message("FD-18")
                .replace(
                        "\"resourceType\": \"ServiceRequest\",",
                        "\"resourceType\": \"ServiceRequest\","
                                + " \"meta\": {\"profile\": [\"https://elsewhere.example/StructureDefinition/x\"]},");
        assertThat(send(message).body()).contains("\"code\":\"ok\"").contains("normalised");
        assertThat(hub.get("/fhir/ServiceRequest?identifier=FD-18", "peer-desk").body())
                .contains("FD-18")
                .doesNotContain("elsewhere.example");
    }

    /** 50 MB are refused by their announced or counted length, before they are read. */
    @Test
    void refusesAHugeBodyWithoutReadingIt() throws Exception {
        try (Socket socket = new Socket("localhost", URI.create(hub.url()).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /fhir/$process-message HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + hub.token("lakeshore-hospital")
                                    + "\r\nContent-Type: application/fhir+json\r\nContent-Length: 52428800\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(firstLine(socket)).contains(" 413");
        }
    }

    @Test
    void doesNotWaitForABodyThatDoesNotCome() throws Exception {
        try (Socket socket = new Socket("localhost", URI.create(hub.url()).getPort())) {
            socket.setSoTimeout(25_000);
            socket.getOutputStream()
                    .write(("POST /fhir/$process-message HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + hub.token("lakeshore-hospital")
                                    + "\r\nContent-Type: application/fhir+json\r\nContent-Length: 100\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(firstLine(socket)).contains(" 408");
        }
    }

    private static String firstLine(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
