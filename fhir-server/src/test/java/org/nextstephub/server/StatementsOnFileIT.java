package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextstephub.server.ConsentFiling.first;
import static org.nextstephub.server.ConsentFiling.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextstephub.profiles.Canonical;

/** What was said and stored goes on to mean what it meant: for later messages, and whenever somebody looks. */
class StatementsOnFileIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final RunningHub hub = RunningHub.shared();
    private final String number = "SOF-" + NUMBER.incrementAndGet();

    static Stream<Attachment> evidence() {
        return Stream.of(
                new Attachment().setContentType("text/plain").setData("signed".getBytes(StandardCharsets.UTF_8)),
                new Attachment().setUrl("https://lakeshore.example/forms/1"));
    }

    @ParameterizedTest
    @MethodSource("evidence")
    void aFileStaysEvidence(Attachment file) {
        Bundle message = referral("first");
        consent(message).setSource(file);
        accepted(message);

        accepted(withoutConsent("later"));
    }

    static Stream<Resource> strangers() {
        Identifier number =
                new Identifier().setSystem("https://elsewhere.example/number").setValue("77");
        return Stream.of(
                new Organization().setName("A fictional agency").addIdentifier(number),
                new Practitioner()
                        .addName(new HumanName().setFamily("Fictional"))
                        .addIdentifier(number),
                new Organization().setName("Another fictional agency"));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void anExceptionForSomebodyElseConcernsNobodyHere(Resource stranger) {
        accepted(excepting(referral("first"), stranger));

        accepted(withoutConsent("later"));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void theSameExceptionSaidAgainIsTheSame(Resource stranger) {
        accepted(excepting(referral("first"), stranger));

        Bundle again = excepting(referral("again"), stranger);
        first(again, ServiceRequest.class).getIdentifierFirstRep().setValue(number + "-again");
        accepted(stranger.getNamedProperty("identifier").hasValues() ? newUrls(again) : again);
    }

    @Test
    void aRefusalForSomebodyElseConcernsNobodyHere() {
        Bundle message = referral("first");
        Consent no = first(referral("no"), Consent.class);
        no.getIdentifierFirstRep().setValue(number + "-no");
        no.getProvision().setType(ConsentProvisionType.DENY);
        String url = add(message, new Organization().setName("A fictional agency"));
        no.getProvision().getActorFirstRep().setReference(new Reference(url));
        add(message, no);
        accepted(message);

        accepted(withoutConsent("later"));
    }

    @Test
    void anExceptionByNumberReachesWhatRefersToIt() {
        Desk desk = Desk.withReferral(hub, number);
        String task = "Task/" + desk.taskId();
        assertThat(desk.get(task).statusCode()).isEqualTo(200);
        ConsentFiling narrower = ConsentFiling.of(number);
        narrower.consent().setDateTimeElement(new DateTimeType("2026-11-21"));
        narrower.consent().getIdentifierFirstRep().setValue(number + "-narrower");
        narrower.consent()
                .getProvision()
                .addProvision()
                .setType(ConsentProvisionType.DENY)
                .addData()
                .setMeaning(ConsentDataMeaning.RELATED)
                .setReference(new Reference()
                        .setIdentifier(
                                first(referral("number"), ServiceRequest.class).getIdentifierFirstRep()));

        assertThat(hub.post("/fhir/Consent/$fileConsent", "lakeshore-hospital", Desk.JSON, narrower.text())
                        .statusCode())
                .isEqualTo(200);

        assertThat(desk.get(task).statusCode()).isEqualTo(404);
    }

    @Test
    void theDeskRecordsThatSharingBackIsOver() {
        Desk desk = Desk.withReferral(hub, number);
        ConsentFiling word = ConsentFiling.of(number);
        shareBack(word.consent(), desk.person());
        assertThat(file(word)).contains("permit");

        word.consent().setStatus(ConsentState.INACTIVE).setDateTimeElement(new DateTimeType("2026-11-22"));

        assertThat(file(word)).contains("\"deny\"").contains("withdrawn");
        assertThat(desk.get("Patient/" + desk.person()).statusCode()).isEqualTo(200);
        assertThat(desk.get("Consent?patient=Patient/" + desk.person()).body()).contains("\"inactive\"");
    }

    private String file(ConsentFiling word) {
        return hub.post(
                        "/fhir/Consent/$fileConsent",
                        "peer-desk",
                        Desk.JSON,
                        json(ConsentFiling.parameters(word.consent(), word.evidence())))
                .body();
    }

    private static void shareBack(Consent consent, String person) {
        consent.getIdentifierFirstRep().setValue(consent.getIdentifierFirstRep().getValue() + "-back");
        consent.getExtensionByUrl(Canonical.EXT_CONSENT_DIRECTION).setValue(new CodeType("peer-to-clinical"));
        consent.getPolicyFirstRep().setUri(Canonical.SHARE_BACK_POLICY);
        consent.setOrganization(List.of(Desk.partner(Canonical.PSSEO)));
        consent.getProvision().getActorFirstRep().setReference(Desk.partner("lakeshore-hospital"));
        consent.setPatient(new Reference("Patient/" + person));
        consent.getPerformer().clear();
        consent.addPerformer(new Reference("Patient/" + person));
    }

    private void accepted(Bundle message) {
        assertThat(hub.post("/fhir/$process-message", "lakeshore-hospital", Desk.JSON, json(message))
                        .body())
                .contains("\"code\":\"ok\"");
    }

    private Bundle referral(String key) {
        Bundle message = RunningHub.fhir().newJsonParser().parseResource(Bundle.class, Referrals.message(number));
        message.getIdentifier().setValue(number + "-" + key);
        return message;
    }

    /** Another referral of the same person, which rests on what is on file. */
    private Bundle withoutConsent(String key) {
        Bundle message = referral(key);
        message.getEntry().removeIf(entry -> entry.getResource() instanceof Consent);
        first(message, ServiceRequest.class).getIdentifierFirstRep().setValue(number + "-" + key);
        return message;
    }

    private static Bundle excepting(Bundle message, Resource stranger) {
        String url = add(message, stranger.copy());
        consent(message)
                .getProvision()
                .addProvision()
                .setType(ConsentProvisionType.DENY)
                .addActor()
                .setRole(consent(message).getProvision().getActorFirstRep().getRole())
                .setReference(new Reference(url));
        return message;
    }

    private static Bundle newUrls(Bundle message) {
        String text = json(message);
        for (Bundle.BundleEntryComponent entry : message.getEntry()) {
            text = text.replace(entry.getFullUrl(), "urn:uuid:" + UUID.randomUUID());
        }
        return RunningHub.fhir().newJsonParser().parseResource(Bundle.class, text);
    }

    private static Consent consent(Bundle message) {
        return first(message, Consent.class);
    }

    private static String add(Bundle message, Resource resource) {
        String url = "urn:uuid:" + UUID.nameUUIDFromBytes(json(resource).getBytes(StandardCharsets.UTF_8));
        message.addEntry().setFullUrl(url).setResource(resource);
        return url;
    }
}
