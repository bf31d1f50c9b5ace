package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.worklist.ContinuityWatch;

/** What a privacy officer asks: who knocked, why was it refused, what was an agency's to say and what was the person's. */
class PrivacyQuestionsIT {

    private final RunningHub hub = RunningHub.shared();

    private String audit(String query) {
        return hub.everyPage("/fhir/AuditEvent?" + query + "&_count=100", "privacy-officer");
    }

    @Test
    void aRefusedCallIsWrittenDownWithItsShapeAndNoValue() {
        assertThat(hub.get("/fhir/Patient/CANARYNAME", "interop").statusCode()).isEqualTo(403);
        String found = audit("subtype=call-refused");
        assertThat(found)
                .contains("GET /fhir/Patient/[other]")
                .contains("\"altId\":\"interop\"")
                .doesNotContain("CANARY");
    }

    @Test
    void aTokenThatIsNotTakenIsWrittenDown() {
        hub.exchange(java.net.http.HttpRequest.newBuilder(java.net.URI.create(hub.url() + "/fhir/Task"))
                .header("Authorization", "Bearer forged.TOKENCANARY.x")
                .build());
        assertThat(hub.requestToken("not.an.assertion").statusCode()).isIn(400, 401);
        assertThat(audit("type=110114")).contains("110122").doesNotContain("TOKENCANARY");
    }

    @Test
    void refusalsAreCountedByReasonAndMonth() {
        String refused = Referrals.message("PQ-1")
                .replaceFirst("\"status\": \"active\",(?=\\s*\"scope\")", "\"status\": \"proposed\",");
        hub.post("/fhir/$process-message", "lakeshore-hospital", Desk.JSON, refused);
        String key = hub.bean(SenderWords.class).hash("PQ-1");

        assertThat(audit("reason=consent-not-active&date=ge2026-11-01&date=lt2026-12-01"))
                .contains("authz-no-consent")
                .contains(key)
                .doesNotContain("PQ-1");
        assertThat(audit("reason=consent-not-active&date=ge2026-12-01")).doesNotContain(key);
        assertThat(audit("reason=mou-ended")).doesNotContain(key);
    }

    @Test
    void aPartnerMayAskWhetherItsAgreementIsInForce() {
        assertThat(hub.get("/fhir/Organization/$agreement-status", "lakeshore-hospital")
                        .body())
                .contains("{\"name\":\"inForce\",\"valueBoolean\":true}")
                .contains("{\"name\":\"end\",\"valueDate\":\"2027-11-22\"}")
                .contains("{\"name\":\"reason\",\"valueCode\":\"ok\"}");
        assertThat(hub.get("/fhir/Organization/$agreement-status?at=2027-11-23", "lakeshore-hospital")
                        .body())
                .contains("mou-ended");
        assertThat(hub.get("/fhir/Organization/$agreement-status", "quinte-clinic")
                        .body())
                .contains("{\"name\":\"inForce\",\"valueBoolean\":false}")
                .contains("mou-ended");
        assertThat(hub.get("/fhir/Organization/$agreement-status?at=soon", "quinte-clinic")
                        .statusCode())
                .isEqualTo(400);
        assertThat(hub.get("/fhir/Organization/$agreement-status", "peer-desk").statusCode())
                .isEqualTo(403);
    }

    /** A second consent beside the referral's, in which the agency says that the person lets it be told. */
    private static String withShareBack(String number) {
        Bundle message = RunningHub.fhir().newJsonParser().parseResource(Bundle.class, Referrals.message(number));
        Consent given = message.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(Consent.class::isInstance)
                .map(Consent.class::cast)
                .findFirst()
                .orElseThrow();
        Consent back = given.copy();
        back.getIdentifierFirstRep().setValue(number + "-by-agency");
        back.getExtensionByUrl(Canonical.EXT_CONSENT_DIRECTION).setValue(new CodeType("peer-to-clinical"));
        back.getPolicyFirstRep().setUri(Canonical.SHARE_BACK_POLICY);
        back.getOrganization().clear();
        back.addOrganization(Desk.partner(Canonical.PSSEO));
        back.getProvision().getActorFirstRep().setReference(Desk.partner("lakeshore-hospital"));
        message.addEntry()
                .setFullUrl("urn:uuid:88888888-8888-4888-8888-888888888888")
                .setResource(back);
        return RunningHub.fhir().newJsonParser().encodeResourceToString(message);
    }

    @Test
    void whatThePersonLetsTheAgencyLearnIsTheirsToSay() {
        Desk desk = Desk.withReferral(hub, "PQ-2", withShareBack("PQ-2")).introduced("2026-11-21");
        List<Consent> consents = desk.all(Consent.class, "Consent?patient=Patient/" + desk.person());
        assertThat(consents.stream()
                        .filter(consent ->
                                consent.getIdentifierFirstRep().getValue().equals("PQ-2-by-agency"))
                        .map(Consent::getStatus))
                .containsExactly(ConsentState.PROPOSED);
        assertThat(desk.agencySees()).isEqualTo("accepted/awaiting-introduction");

        desk.shareBack();
        assertThat(desk.agencySees()).isEqualTo("in-progress/introduced");
    }

    /** Filed after the referral: the person does not want it used any more, or not all of it. */
    @Test
    void aRefusalOrAnExceptionThatComesLaterClosesWhatTheDeskSaw() {
        Desk refused = Desk.withReferral(hub, "PQ-5");
        Desk narrowed = Desk.withReferral(hub, "PQ-6");
        Desk untouched = Desk.withReferral(hub, "PQ-7");
        String refusedTask = refused.taskId();
        String refusedPerson = refused.person();
        String narrowedTask = narrowed.taskId();
        later("PQ-5", consent -> {
            consent.getProvision().setType(Consent.ConsentProvisionType.DENY);
            consent.getProvision().setPeriod(null);
        });
        later("PQ-6", consent -> consent.getProvision()
                .addProvision()
                .setType(Consent.ConsentProvisionType.DENY)
                .addPurpose()
                .setSystem(Canonical.ACT_REASON)
                .setCode("TREAT"));

        for (String hidden : List.of("Task/" + refusedTask, "Patient/" + refusedPerson, "Task/" + narrowedTask)) {
            assertThat(refused.get(hidden).statusCode()).as(hidden).isEqualTo(404);
        }
        assertThat(refused.get("ServiceRequest?identifier=PQ-5").body()).doesNotContain("\"PQ-5\"");
        assertThat(untouched.main().getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
    }

    /** A consent as the agency would file it after the referral; the store takes it as it is. */
    private void later(String number, java.util.function.Consumer<Consent> change) {
        Desk desk = Desk.at(hub, number);
        HubStore store = hub.bean(HubStore.class);
        store.inOneTransaction(() -> {
            Consent consent = store.consentsOf(desk.person()).get(0).copy();
            consent.setId((String) null);
            consent.setMeta(null);
            consent.getIdentifierFirstRep().setValue(number + "-later");
            consent.setDateTimeElement(new DateTimeType("2026-11-22T11:00:00-05:00"));
            change.accept(consent);
            store.save(List.of(consent), WritePermit.ofOwnRecord("test"));
            return consent;
        });
    }

    @Test
    void aConsentThatRanOutBeforeTheIntroductionHoldsTheReferralAndAsksForAnother() {
        Desk early = Desk.withReferral(hub, "PQ-3").to("accepted/awaiting-introduction");
        Desk late = Desk.withReferral(hub, "PQ-4").introduced("2026-11-21");
        runOut(early);
        runOut(late);

        hub.bean(ContinuityWatch.class).look();

        assertThat(early.main().getStatus()).isEqualTo(Task.TaskStatus.ONHOLD);
        assertThat(early.main().getBusinessStatus().getCodingFirstRep().getCode())
                .isEqualTo("consent-expired");
        assertThat(early.beside().stream()
                        .filter(task -> task.getMeta().hasProfile(Canonical.profile("nextstep-rfi-task")))
                        .map(task -> task.getInputFirstRep().getValue().toString()))
                .hasSize(1);
        assertThat(early.agencySees()).isEqualTo("accepted/awaiting-introduction");
        assertThat(late.main().getStatus())
                .as("peer support's own work goes on")
                .isEqualTo(Task.TaskStatus.INPROGRESS);
        early.to("accepted/awaiting-introduction");
        assertThat(early.beside().stream().filter(task -> task.getStatus() == Task.TaskStatus.REQUESTED))
                .noneMatch(task -> task.getMeta().hasProfile(Canonical.profile("nextstep-rfi-task")));
    }

    private void runOut(Desk desk) {
        HubStore store = hub.bean(HubStore.class);
        store.inOneTransaction(() -> {
            Consent consent = store.consentsOf(desk.person()).get(0);
            consent.getProvision().getPeriod().setEndElement(new DateTimeType("2026-11-21"));
            store.save(List.of(consent), WritePermit.ofOwnRecord("test"));
            return consent;
        });
    }
}
