package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextstephub.server.ConsentFiling.first;
import static org.nextstephub.server.ConsentFiling.json;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextstephub.profiles.Canonical;

/** A no holds: what is said after it under its number takes nothing back, and nothing but a newer permit stands against it. */
class DissentIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final RunningHub hub = RunningHub.shared();
    private final String number = "DSN-" + NUMBER.incrementAndGet();

    private record Said(String what, Consumer<Consent> how) {
        Consent of(Consent consent) {
            how.accept(consent);
            return consent;
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Said> lessThanTheRefusal() {
        return Stream.of(
                new Said("for somebody else", consent -> consent.getProvision()
                        .getActorFirstRep()
                        .setReference(Desk.partner("rideau-clinic"))),
                new Said(
                        "over",
                        consent -> consent.getProvision().getPeriod().setEndElement(new DateTimeType("2026-11-21"))),
                new Said("for research only", consent -> consent.getProvision()
                        .setPurpose(List.of(new Coding(Canonical.ACT_REASON, "HRESCH", null)))),
                new Said("for another direction", DissentIT::shareBack),
                new Said("lifted", consent -> consent.setStatus(ConsentState.INACTIVE)),
                new Said("entered in error", consent -> consent.setStatus(ConsentState.ENTEREDINERROR)),
                new Said("a permit", consent -> consent.getProvision()
                        .setType(ConsentProvisionType.PERMIT)
                        .getPeriod()
                        .setEndElement(new DateTimeType("2027-10-25"))));
    }

    @ParameterizedTest
    @MethodSource("lessThanTheRefusal")
    void aRefusalIsNotTakenBackByAMessage(Said said) {
        refuseByFiling();

        assertThat(send(referral("again", said.of(refusal(consentOfTheReferral())))))
                .contains("consent-denied");

        assertThat(send(referral("later"))).contains("consent-denied");
    }

    @ParameterizedTest
    @MethodSource("lessThanTheRefusal")
    void aRefusalIsNotTakenBackByFiling(Said said) {
        refuseByFiling();
        ConsentFiling again = ConsentFiling.of(number);
        said.of(refusal(again.consent()));

        HttpResponse<String> answer = file(again);

        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 403);
        assertThat(send(referral("later"))).contains("consent-denied");
    }

    @Test
    void revokingARefusalLiftsItAndEndsNothingElse() {
        refuseByFiling();
        Parameters word = new Parameters();
        word.addParameter("identifier", refusal(consentOfTheReferral()).getIdentifierFirstRep());

        assertThat(hub.post("/fhir/Consent/$revokeConsent", "lakeshore-hospital", Desk.JSON, json(word))
                        .statusCode())
                .isEqualTo(200);

        assertThat(send(referral("later"))).contains("\"code\":\"ok\"");
    }

    static Stream<Said> noNewerPermit() {
        return Stream.of(
                new Said("dated a year ahead", consent -> given(consent, "2027-11-22")),
                new Said("dated by month", consent -> given(consent, "2026-11")),
                new Said("dated without offset", consent -> given(consent, "2026-11-22T09:00:00")),
                new Said("without a date", consent -> consent.setDateTimeElement(null)),
                new Said("of the same day", consent -> {}),
                new Said("of the other direction", consent -> shareBack(given(consent, "2026-11-21"))),
                new Said("of another discloser", consent -> given(consent, "2026-11-21")
                        .setOrganization(List.of(Desk.partner("rideau-clinic")))));
    }

    @ParameterizedTest
    @MethodSource("noNewerPermit")
    void aWithdrawalClosesThePersonWhateverPermitStandsBesideIt(Said said) {
        Desk desk = Desk.withReferral(hub, number);
        String person = desk.person();
        Consent beside = said.of(consentOfTheReferral());
        beside.getIdentifierFirstRep().setValue(number + "-beside");
        Bundle update = update("withdrawal", beside);
        first(update, Consent.class).setStatus(ConsentState.INACTIVE);

        assertThat(send(update)).contains("\"code\":\"ok\"").contains("withdrawn");

        assertThat(desk.get("Patient/" + person).statusCode()).isEqualTo(404);
    }

    static Stream<Said> noWithdrawalOfThisPersonsSharing() {
        return Stream.of(
                new Said("of sharing back", consent -> shareBack(consent).setStatus(ConsentState.INACTIVE)),
                new Said("about another person", consent -> consent.setStatus(ConsentState.INACTIVE)
                        .setPatient(new Reference()
                                .setIdentifier(new Identifier()
                                        .setSystem(Canonical.partnerNaming("lakeshore-hospital", "mrn"))
                                        .setValue("DSN-other")))),
                new Said("older than the permit beside it", consent -> given(consent, "2026-11-19")
                        .setStatus(ConsentState.INACTIVE)));
    }

    @ParameterizedTest
    @MethodSource("noWithdrawalOfThisPersonsSharing")
    void leavesThePersonOpen(Said said) {
        Desk desk = Desk.withReferral(hub, number);
        String person = desk.person();
        Consent no = said.of(consentOfTheReferral());
        no.getIdentifierFirstRep().setValue(number + "-no");

        send(update("no", no));

        assertThat(desk.get("Patient/" + person).statusCode()).isEqualTo(200);
        assertThat(send(referral("later"))).contains("\"code\":\"ok\"");
    }

    @Test
    void aNoInAMessageThatIsOnlyNotedIsHeard() {
        Desk desk = Desk.withReferral(hub, number);
        String person = desk.person();
        Bundle record = referral("noted");
        first(record, MessageHeader.class).getEventCoding().setCode("notify-update-service-record");
        first(record, Consent.class).setStatus(ConsentState.INACTIVE);

        assertThat(send(record)).contains("\"code\":\"ok\"");

        assertThat(desk.get("Patient/" + person).statusCode()).isEqualTo(404);
    }

    @Test
    void whatANoEndedStaysEndedWhenTheMessageIsRefused() {
        assertThat(send(referral("first"))).contains("\"code\":\"ok\"");
        Bundle update = update("history", consentOfTheReferral());
        first(update, Consent.class).setStatus(ConsentState.INACTIVE);
        Consent later =
                (Consent) update.getEntry().get(update.getEntry().size() - 1).getResource();
        given(later, "2026-11-21").getIdentifierFirstRep().setValue(number + "-later");
        later.setSource(null);
        assertThat(send(update)).contains("consent-evidence-missing");

        Bundle without = referral("without");
        without.getEntry().removeIf(entry -> entry.getResource() instanceof Consent);
        first(without, org.hl7.fhir.r4.model.ServiceRequest.class)
                .getIdentifierFirstRep()
                .setValue(number + "-2");

        assertThat(send(without)).contains("consent-withdrawn");
    }

    private void refuseByFiling() {
        assertThat(send(referral("first"))).contains("\"code\":\"ok\"");
        ConsentFiling no = ConsentFiling.of(number);
        refusal(no.consent());
        assertThat(file(no).statusCode()).isEqualTo(200);
        assertThat(send(referral("denied"))).contains("consent-denied");
    }

    private Consent refusal(Consent consent) {
        consent.getIdentifierFirstRep().setValue(number + "-no");
        consent.getProvision().setType(ConsentProvisionType.DENY).getPeriod().setEnd(null);
        return consent;
    }

    private static Consent given(Consent consent, String time) {
        return consent.setDateTimeElement(new DateTimeType(time));
    }

    private static Consent shareBack(Consent consent) {
        consent.getExtensionByUrl(Canonical.EXT_CONSENT_DIRECTION).setValue(new CodeType("peer-to-clinical"));
        consent.getPolicyFirstRep().setUri(Canonical.SHARE_BACK_POLICY);
        consent.setOrganization(List.of(Desk.partner(Canonical.PSSEO)));
        consent.getProvision().getActorFirstRep().setReference(Desk.partner("lakeshore-hospital"));
        return consent;
    }

    private Consent consentOfTheReferral() {
        return first(message(), Consent.class);
    }

    private Bundle message() {
        return RunningHub.fhir().newJsonParser().parseResource(Bundle.class, Referrals.message(number));
    }

    /** The referral with its good permit under a key of its own, and these consents beside it. */
    private Bundle referral(String key, Consent... beside) {
        Bundle message = message();
        message.getIdentifier().setValue(number + "-" + key);
        for (Consent consent : beside) {
            message.addEntry().setFullUrl("urn:uuid:" + UUID.randomUUID()).setResource(consent);
        }
        return message;
    }

    private Bundle update(String key, Consent... beside) {
        Bundle message = referral(key, beside);
        first(message, MessageHeader.class).getEventCoding().setCode("notify-update-service-request");
        return message;
    }

    private String send(Bundle message) {
        return hub.post("/fhir/$process-message", "lakeshore-hospital", Desk.JSON, json(message))
                .body();
    }

    private HttpResponse<String> file(ConsentFiling filing) {
        return hub.post("/fhir/Consent/$fileConsent", "lakeshore-hospital", Desk.JSON, filing.text());
    }
}
