package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextstephub.server.ConsentFiling.first;
import static org.nextstephub.server.ConsentFiling.json;
import static org.nextstephub.server.ConsentFiling.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.http.HttpResponse;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Canonical;

/** {@code Consent/$fileConsent}: a consent that arrives by itself, before or after the referral. */
class FilingIT {

    private static final String JSON = "application/fhir+json";
    private static final String PATH = "/fhir/Consent/$fileConsent";

    private final RunningHub hub = RunningHub.shared();

    private HttpResponse<String> file(String body) {
        return hub.post(PATH, "lakeshore-hospital", JSON, body);
    }

    private HttpResponse<String> refer(String message) {
        return hub.post("/fhir/$process-message", "lakeshore-hospital", JSON, message);
    }

    private static String withoutConsent(String number) {
        Bundle message = (Bundle) RunningHub.fhir().newJsonParser().parseResource(Referrals.message(number));
        message.getEntry().removeIf(entry -> entry.getResource() instanceof Consent);
        return json(message);
    }

    @Test
    void letsTheVerySameMessageInThatWasRefusedBefore() {
        String message = withoutConsent("FC-1");
        assertThat(refer(message).body()).contains("consent-missing");

        HttpResponse<String> filed = file(ConsentFiling.of("FC-1").text());

        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
        assertThat(filed.body()).contains("\"valueCode\":\"permit\"").contains("\"reference\":\"Consent/");
        assertThat(hub.bean(PrometheusMeterRegistry.class).scrape())
                .containsPattern("hub_messages_total\\{door=\"file-consent\",outcome=\"accepted\"");
        assertThat(refer(message).body()).contains("\"code\":\"ok\"").contains("awaiting-review");
    }

    @Test
    void isTheSameConsentWhenFiledAgain() throws Exception {
        String first = consentOf(file(ConsentFiling.of("FC-2").text()));
        String second = consentOf(file(ConsentFiling.of("FC-2").text()));

        assertThat(second).isEqualTo(first);
        assertThat(hub.get("/fhir/" + first, "peer-desk").body()).contains("\"versionId\":\"1\"");
    }

    @Test
    void readsXmlAlike() {
        String xml = RunningHub.fhir()
                .newXmlParser()
                .encodeResourceToString(RunningHub.fhir()
                        .newJsonParser()
                        .parseResource(ConsentFiling.of("FC-3").text()));

        HttpResponse<String> filed = hub.post(PATH, "lakeshore-hospital", "application/fhir+xml", xml);

        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
        assertThat(filed.body()).contains("<valueCode value=\"permit\"/>");
    }

    @Test
    void takesTheNumberAloneOfAPersonWhomItHolds() {
        ConsentFiling filing = ConsentFiling.of("FC-4");
        file(filing.text());
        filing.consent().getIdentifierFirstRep().setValue("FC-4-later");
        filing.consent().setDateTimeElement(new DateTimeType("2026-11-22T11:00:00-05:00"));
        filing.consent().setPatient(new Reference().setIdentifier(recordNumber(filing.person())));
        filing.consent().getPerformer().clear();
        filing.consent().addPerformer(new Reference().setIdentifier(recordNumber(filing.person())));
        filing.evidence().setSource(null).setSubject(new Reference().setIdentifier(recordNumber(filing.person())));

        HttpResponse<String> filed = file(json(parameters(filing.consent(), filing.evidence())));

        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
    }

    @Test
    void asksForThePersonWhomItDoesNotHold() {
        ConsentFiling filing = ConsentFiling.of("FC-5");
        filing.consent().setPatient(new Reference().setIdentifier(recordNumber(filing.person())));
        filing.consent().getPerformer().clear();
        filing.consent().addPerformer(new Reference().setIdentifier(recordNumber(filing.person())));
        filing.evidence().setSource(null).setSubject(new Reference().setIdentifier(recordNumber(filing.person())));

        HttpResponse<String> refused = file(json(parameters(filing.consent(), filing.evidence())));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("subject-missing").contains("parameter patient");
    }

    @Test
    void keepsNothingOfAConsentThatDoesNotPermit() {
        ConsentFiling filing = ConsentFiling.of("FC-6-canary");
        filing.consent().getProvision().getPeriod().setEndElement(new DateTimeType("2026-11-21"));

        HttpResponse<String> refused = file(filing.text());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("consent-expired").doesNotContain("FC-6-canary");
        assertThat(hub.tablesThatHold("FC-6-canary")).isEmpty();
        assertThat(hub.tablesThatHold(recordNumber(filing.person()).getValue())).isEmpty();
    }

    @Test
    void refusesAnotherDirectionThanThePartnersOwn() {
        ConsentFiling filing = ConsentFiling.of("FC-7");
        filing.consent()
                .getExtensionByUrl(Canonical.EXT_CONSENT_DIRECTION)
                .setValue(new org.hl7.fhir.r4.model.CodeType("peer-to-clinical"));
        filing.consent().getPolicyFirstRep().setUri(Canonical.SHARE_BACK_POLICY);

        HttpResponse<String> refused = file(filing.text());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("consent-direction-mismatch");
    }

    @Test
    void refusesUnderAnAgreementThatHasEnded() {
        HttpResponse<String> refused = hub.post(
                PATH,
                "quinte-clinic",
                JSON,
                ConsentFiling.of("FC-8").text().replace("lakeshore-hospital", "quinte-clinic"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("mou-ended");
    }

    @Test
    void readsAMisspeltConsentAsNotUnderstood() {
        String text =
                ConsentFiling.of("FC-9").text().replace("\"policy\":", "\"provison\":{\"type\":\"deny\"},\"policy\":");

        assertThat(file(text).body()).contains("consent-not-understood");
    }

    @Test
    void saysPlainlyWhatCannotBeRead() {
        for (String body : new String[] {
            "",
            "{",
            "[]",
            "{\"resourceType\":\"Parameters\"}",
            json(parameters(new Consent(), new Patient(), new Patient()))
        }) {
            assertThat(file(body).statusCode()).as(body).isEqualTo(400);
            assertThat(file(body).body()).contains("OperationOutcome").doesNotContain("Exception");
        }
        assertThat(file(json(new Patient())).body()).contains("takes a Consent");
    }

    @Test
    void isNotForEverybody() {
        for (String client : new String[] {"reporting", "interop", "privacy-officer", "admin"}) {
            assertThat(hub.post(PATH, client, JSON, ConsentFiling.of("FC-10").text())
                            .statusCode())
                    .as(client)
                    .isEqualTo(403);
        }
    }

    @Test
    void keepsANoOfAPersonWhomItHolds() {
        assertThat(refer(Referrals.message("FC-11")).body()).contains("\"code\":\"ok\"");
        ConsentFiling no = ConsentFiling.of("FC-11");
        no.consent().getIdentifierFirstRep().setValue("FC-11-no");
        no.consent()
                .getProvision()
                .setType(ConsentProvisionType.DENY)
                .getPeriod()
                .setEnd(null);

        HttpResponse<String> filed = file(no.text());

        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
        assertThat(filed.body()).contains("\"valueCode\":\"deny\"").contains("\"reference\":\"Consent/");
        assertThat(refer(Referrals.message("FC-11").replaceFirst("\"value\": \"FC-11\"", "\"value\": \"FC-11-2\""))
                        .body())
                .contains("consent-denied");
    }

    @Test
    void remembersTheNoOfSomebodyUnknownWithoutThem() {
        ConsentFiling no = ConsentFiling.of("FC-12-canary");
        no.consent().setStatus(ConsentState.REJECTED);

        HttpResponse<String> filed = file(no.text());

        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
        assertThat(filed.body()).contains("\"valueCode\":\"deny\"").doesNotContain("Consent/");
        assertThat(hub.tablesThatHold("FC-12-canary")).isEmpty();
        assertThat(refer(Referrals.message("FC-12-canary")).body()).contains("consent-withdrawn");
    }

    @Test
    void endsSharingWhenAWithdrawnConsentIsFiled() {
        refer(Referrals.message("FC-13"));
        ConsentFiling withdrawn = ConsentFiling.of("FC-13");
        withdrawn.consent().setStatus(ConsentState.INACTIVE);

        HttpResponse<String> filed = file(withdrawn.text());

        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
        assertThat(filed.body()).contains("\"withdrawn\"");
        assertThat(hub.everyPage("/fhir/ServiceRequest?_count=200", "peer-desk"))
                .doesNotContain("\"FC-13\"");
    }

    @Test
    void letsTheDeskRecordWhatThePersonAgreesToTellBack() throws Exception {
        refer(Referrals.message("FC-14"));
        String person = personOf("FC-14");
        ConsentFiling filing = ConsentFiling.of("FC-14");
        Consent shareBack = filing.consent();
        shareBack.setIdentifier(new java.util.ArrayList<>());
        shareBack.addIdentifier(new Identifier()
                .setSystem(Canonical.BASE + "/NamingSystem/psseo-consent")
                .setValue("FC-14-back"));
        shareBack
                .getExtensionByUrl(Canonical.EXT_CONSENT_DIRECTION)
                .setValue(new org.hl7.fhir.r4.model.CodeType("peer-to-clinical"));
        shareBack.getPolicyFirstRep().setUri(Canonical.SHARE_BACK_POLICY);
        shareBack.setPatient(new Reference("Patient/" + person));
        shareBack.getPerformer().clear();
        shareBack.addPerformer(new Reference("Patient/" + person));
        shareBack.getOrganization().clear();
        shareBack.addOrganization(Desk.partner(Canonical.PSSEO));
        shareBack.getProvision().getActorFirstRep().setReference(Desk.partner("lakeshore-hospital"));
        DocumentReference signed = new DocumentReference();
        signed.setStatus(org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus.CURRENT);
        signed.addContent().getAttachment().setTitle("Share-back consent");

        HttpResponse<String> filed = hub.post(PATH, "peer-desk", JSON, json(parameters(shareBack, signed)));

        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
        assertThat(filed.body()).contains("\"valueCode\":\"permit\"");
        assertThat(hub.get("/fhir/Consent?patient=Patient/" + person + "&direction=peer-to-clinical", "peer-desk")
                        .body())
                .contains("FC-14-back");
        assertThat(hub.get("/fhir/Patient/" + person, "peer-desk").body()).contains("Patient");
    }

    @Test
    void doesNotTellTheDeskOfSomebodyClosed() throws Exception {
        refer(Referrals.message("FC-16"));
        String person = personOf("FC-16");
        ConsentFiling filing = ConsentFiling.of("FC-16");
        filing.consent().setStatus(ConsentState.INACTIVE);
        file(filing.text());
        filing.consent().setStatus(ConsentState.ACTIVE);

        String closed = atTheDesk(filing.consent(), person);
        String unknown = atTheDesk(filing.consent(), "00000000-0000-4000-8000-000000000000");

        assertThat(closed).contains("subject-missing");
        assertThat(withoutReceipt(closed)).isEqualTo(withoutReceipt(unknown));
    }

    private String atTheDesk(Consent consent, String person) {
        consent.setPatient(new Reference("Patient/" + person));
        return hub.post(PATH, "peer-desk", JSON, json(parameters(consent))).body();
    }

    private static String withoutReceipt(String answer) {
        return answer.replaceAll("R-[A-Z0-9]{4}-[A-Z0-9]{4}", "");
    }

    @Test
    void aTestConsentIsJudgedAndNotKept() {
        ConsentFiling filing = ConsentFiling.of("FC-17-canary");
        filing.consent().getMeta().addSecurity(Canonical.ACT_REASON, "HTEST", null);

        HttpResponse<String> filed = file(filing.text());

        assertThat(filed.body()).contains("\"valueCode\":\"permit\"").contains("test-lane");
        assertThat(hub.tablesThatHold("FC-17-canary")).isEmpty();
    }

    /** A refusal stays one, whatever is filed under its number afterwards. */
    @Test
    void doesNotLiftARefusal() {
        refer(Referrals.message("FC-18"));
        ConsentFiling no = ConsentFiling.of("FC-18");
        no.consent().getIdentifierFirstRep().setValue("FC-18-no");
        no.consent()
                .getProvision()
                .setType(ConsentProvisionType.DENY)
                .getPeriod()
                .setEnd(null);
        assertThat(file(no.text()).statusCode()).isEqualTo(200);

        no.consent().setStatus(ConsentState.INACTIVE);
        assertThat(file(no.text()).statusCode()).isEqualTo(403);

        assertThat(refer(Referrals.message("FC-18").replaceFirst("\"value\": \"FC-18\"", "\"value\": \"FC-18-2\""))
                        .body())
                .contains("consent-denied");
    }

    /** An old no beside a newer permit is history, and nothing makes it a permit again: neither filing nor a message. */
    @Test
    void neverReactivatesAConsent() throws Exception {
        refer(Referrals.message("FC-19"));
        ConsentFiling newer = ConsentFiling.of("FC-19");
        newer.consent().getIdentifierFirstRep().setValue("FC-19-newer");
        newer.consent().setDateTimeElement(new DateTimeType("2026-11-22T11:00:00-05:00"));
        assertThat(file(newer.text()).statusCode()).isEqualTo(200);
        ConsentFiling old = ConsentFiling.of("FC-19");
        old.consent().setStatus(ConsentState.INACTIVE);
        String held = consentOf(file(old.text()));
        assertThat(hub.get("/fhir/" + held, "peer-desk").body()).contains("\"status\":\"inactive\"");

        old.consent().setStatus(ConsentState.ACTIVE);
        assertThat(consentOf(file(old.text()))).isEqualTo(held);
        assertThat(hub.get("/fhir/" + held, "peer-desk").body()).contains("\"status\":\"inactive\"");
        assertThat(refer(Referrals.message("FC-19").replaceFirst("\"value\": \"FC-19\"", "\"value\": \"FC-19-2\""))
                        .body())
                .contains("\"code\":\"ok\"");
        assertThat(hub.get("/fhir/" + held, "peer-desk").body()).contains("\"status\":\"inactive\"");
    }

    /** What is no permit is refused for what it is, also when another permit is on file. */
    @Test
    void refusesADraftAndAConsentToResearchBesideAPermit() {
        refer(Referrals.message("FC-20"));
        ConsentFiling draft = ConsentFiling.of("FC-20");
        draft.consent().getIdentifierFirstRep().setValue("FC-20-draft");
        draft.consent().setStatus(ConsentState.DRAFT);
        ConsentFiling research = ConsentFiling.of("FC-20");
        research.consent().getIdentifierFirstRep().setValue("FC-20-research");
        research.consent().getScope().getCodingFirstRep().setCode("research");

        assertThat(file(draft.text()).body()).contains("consent-not-active");
        assertThat(file(research.text()).body()).contains("consent-missing");
        assertThat(hub.tablesThatHold("FC-20-draft")).isEmpty();
        assertThat(hub.tablesThatHold("FC-20-research")).isEmpty();
    }

    @Test
    void keepsOnlyTheConsentsThatCount() {
        Bundle message = (Bundle) RunningHub.fhir().newJsonParser().parseResource(Referrals.message("FC-15"));
        Consent research = first(message, Consent.class).copy();
        research.getIdentifierFirstRep().setValue("FC-15-research");
        research.getScope().getCodingFirstRep().setCode("research");
        message.addEntry()
                .setFullUrl("urn:uuid:99999999-9999-4999-8999-999999999999")
                .setResource(research);

        assertThat(refer(json(message)).body()).contains("\"code\":\"ok\"");
        assertThat(hub.tablesThatHold("FC-15-research")).isEmpty();
    }

    private static Identifier recordNumber(Patient person) {
        return person.getIdentifier().stream()
                .filter(identifier ->
                        "MR".equals(identifier.getType().getCodingFirstRep().getCode()))
                .map(identifier ->
                        new Identifier().setSystem(identifier.getSystem()).setValue(identifier.getValue()))
                .findFirst()
                .orElseThrow();
    }

    private String personOf(String placer) throws Exception {
        JsonNode found = new ObjectMapper()
                .readTree(hub.get("/fhir/ServiceRequest?identifier=" + placer, "peer-desk")
                        .body());
        return found.path("entry")
                .path(0)
                .path("resource")
                .path("subject")
                .path("reference")
                .asText()
                .replace("Patient/", "");
    }

    private static String consentOf(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        for (JsonNode parameter : new ObjectMapper().readTree(answer.body()).path("parameter")) {
            if (parameter.path("name").asText().equals("consent")) {
                return parameter.path("valueReference").path("reference").asText();
            }
        }
        throw new AssertionError("no consent in the answer");
    }
}
