package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Canonical;

/** {@code Consent/$fileConsent}: a consent that arrives by itself, before or after the referral. */
class FilingIT {

    private static final String JSON = "application/fhir+json";
    private static final String PATH = "/fhir/Consent/$fileConsent";

    private final RunningHub hub = RunningHub.shared();

    /** The consent of the demonstration referral, with the person and the evidence, as a partner would file it. */
    private record Filing(Consent consent, Patient person, QuestionnaireResponse evidence) {

        static Filing of(String number) {
            Bundle message = (Bundle) RunningHub.fhir().newJsonParser().parseResource(Referrals.message(number));
            Filing filing = new Filing(
                    first(message, Consent.class),
                    first(message, Patient.class),
                    first(message, QuestionnaireResponse.class));
            filing.person().setId("p");
            filing.evidence().setId("e").setMeta(null);
            filing.evidence()
                    .setSubject(new Reference("Patient/p"))
                    .setSource(new Reference("Patient/p"))
                    .setAuthor(partner("lakeshore-hospital"));
            filing.consent().setId((String) null);
            filing.consent().setPatient(new Reference("Patient/p"));
            filing.consent().getPerformer().clear();
            filing.consent().addPerformer(new Reference("Patient/p"));
            filing.consent().setSource(null);
            return filing;
        }

        String text() {
            return json(parameters(consent, person, evidence));
        }
    }

    private static <T extends Resource> T first(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Parameters parameters(Consent consent, Resource... others) {
        Parameters parameters = new Parameters();
        parameters.addParameter().setName("consent").setResource(consent);
        for (Resource other : others) {
            parameters
                    .addParameter()
                    .setName(other instanceof Patient ? "patient" : "evidence")
                    .setResource(other);
        }
        return parameters;
    }

    private static String json(Resource resource) {
        return RunningHub.fhir()
                .newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .encodeResourceToString(resource);
    }

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

        HttpResponse<String> filed = file(Filing.of("FC-1").text());

        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
        assertThat(filed.body()).contains("\"valueCode\":\"permit\"").contains("\"reference\":\"Consent/");
        assertThat(hub.bean(PrometheusMeterRegistry.class).scrape())
                .containsPattern("hub_messages_total\\{door=\"file-consent\",outcome=\"accepted\"");
        assertThat(refer(message).body()).contains("\"code\":\"ok\"").contains("awaiting-review");
    }

    @Test
    void isTheSameConsentWhenFiledAgain() throws Exception {
        String first = consentOf(file(Filing.of("FC-2").text()));
        String second = consentOf(file(Filing.of("FC-2").text()));

        assertThat(second).isEqualTo(first);
        assertThat(hub.get("/fhir/" + first, "peer-desk").body()).contains("\"versionId\":\"1\"");
    }

    @Test
    void readsXmlAlike() {
        String xml = RunningHub.fhir()
                .newXmlParser()
                .encodeResourceToString(RunningHub.fhir()
                        .newJsonParser()
                        .parseResource(Filing.of("FC-3").text()));

        HttpResponse<String> filed = hub.post(PATH, "lakeshore-hospital", "application/fhir+xml", xml);

        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
        assertThat(filed.body()).contains("<valueCode value=\"permit\"/>");
    }

    @Test
    void takesTheNumberAloneOfAPersonWhomItHolds() {
        Filing filing = Filing.of("FC-4");
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
        Filing filing = Filing.of("FC-5");
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
        Filing filing = Filing.of("FC-6-canary");
        filing.consent().getProvision().getPeriod().setEndElement(new DateTimeType("2026-11-21"));

        HttpResponse<String> refused = file(filing.text());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("consent-expired").doesNotContain("FC-6-canary");
        assertThat(hub.tablesThatHold("FC-6-canary")).isEmpty();
        assertThat(hub.tablesThatHold(recordNumber(filing.person()).getValue())).isEmpty();
    }

    @Test
    void refusesAnotherDirectionThanThePartnersOwn() {
        Filing filing = Filing.of("FC-7");
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
                PATH, "quinte-clinic", JSON, Filing.of("FC-8").text().replace("lakeshore-hospital", "quinte-clinic"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("mou-ended");
    }

    @Test
    void readsAMisspeltConsentAsNotUnderstood() {
        String text = Filing.of("FC-9").text().replace("\"policy\":", "\"provison\":{\"type\":\"deny\"},\"policy\":");

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
            assertThat(hub.post(PATH, client, JSON, Filing.of("FC-10").text()).statusCode())
                    .as(client)
                    .isEqualTo(403);
        }
    }

    @Test
    void keepsANoOfAPersonWhomItHolds() {
        assertThat(refer(Referrals.message("FC-11")).body()).contains("\"code\":\"ok\"");
        Filing no = Filing.of("FC-11");
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
        Filing no = Filing.of("FC-12-canary");
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
        Filing withdrawn = Filing.of("FC-13");
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
        Filing filing = Filing.of("FC-14");
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
        shareBack.addOrganization(partner(Canonical.PSSEO));
        shareBack.getProvision().getActorFirstRep().setReference(partner("lakeshore-hospital"));
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
        Filing filing = Filing.of("FC-16");
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
        Filing filing = Filing.of("FC-17-canary");
        filing.consent().getMeta().addSecurity(Canonical.ACT_REASON, "HTEST", null);

        HttpResponse<String> filed = file(filing.text());

        assertThat(filed.body()).contains("\"valueCode\":\"permit\"").contains("test-lane");
        assertThat(hub.tablesThatHold("FC-17-canary")).isEmpty();
    }

    /** A refusal stays one, whatever is filed under its number afterwards. */
    @Test
    void doesNotLiftARefusal() {
        refer(Referrals.message("FC-18"));
        Filing no = Filing.of("FC-18");
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
        Filing newer = Filing.of("FC-19");
        newer.consent().getIdentifierFirstRep().setValue("FC-19-newer");
        newer.consent().setDateTimeElement(new DateTimeType("2026-11-22T11:00:00-05:00"));
        assertThat(file(newer.text()).statusCode()).isEqualTo(200);
        Filing old = Filing.of("FC-19");
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
        Filing draft = Filing.of("FC-20");
        draft.consent().getIdentifierFirstRep().setValue("FC-20-draft");
        draft.consent().setStatus(ConsentState.DRAFT);
        Filing research = Filing.of("FC-20");
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

    private static Reference partner(String code) {
        return new Reference()
                .setType("Organization")
                .setIdentifier(new Identifier().setSystem(Canonical.PARTNER).setValue(code));
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
