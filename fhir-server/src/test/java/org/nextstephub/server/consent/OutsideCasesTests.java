package org.nextstephub.server.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextstephub.profiles.Reason.CONSENT_DENIED;
import static org.nextstephub.profiles.Reason.CONSENT_EXPIRED;
import static org.nextstephub.profiles.Reason.CONSENT_GRANTOR_INVALID;
import static org.nextstephub.profiles.Reason.CONSENT_MISSING;
import static org.nextstephub.profiles.Reason.CONSENT_NOT_UNDERSTOOD;
import static org.nextstephub.profiles.Reason.EXCEPTION_DENY;
import static org.nextstephub.profiles.Reason.OK;
import static org.nextstephub.profiles.Reason.PURPOSE_NOT_PERMITTED;
import static org.nextstephub.profiles.Reason.RECIPIENT_NOT_NAMED;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;

/**
 * The situations that others publish for a consent engine, written anew from what they describe: IHE's Privacy Consent on
 * FHIR (basic, intermediate, advanced) and the connectathon scenarios of ONC's LEAP project. The same rules judge them under
 * the terms that those guides have; where the answer is another than theirs, docs/adr/0015 says why.
 */
class OutsideCasesTests {

    private static final String WORDING = "https://example.org/policies/basic-privacy-consent";

    /** Neither direction nor period is asked for, and an empty list means all. */
    private static Terms terms(String... purposes) {
        return new Terms(
                Set.of(purposes),
                Map.of(WORDING, Direction.CLINICAL_TO_PEER),
                0,
                new Terms.Demands(false, false, false));
    }

    /** A consent as those guides have it: for treatment, payment and operations, to whomever, for as long as it stands. */
    private static Consent basic() {
        Consent consent = Cases.permit("C-1");
        consent.getExtension().clear();
        consent.getPolicyFirstRep().setUri(WORDING);
        consent.setProvision(new ProvisionComponent().setType(ConsentProvisionType.PERMIT));
        for (String purpose : List.of("TREAT", "HPAYMT", "HOPERAT")) {
            Cases.purpose(consent.getProvision(), purpose);
        }
        return consent;
    }

    private static Arguments row(String what, Reason expected, Terms terms, Consumer<Consent> change) {
        return Arguments.of(what, expected, terms, change);
    }

    static Stream<Arguments> privacyConsentOnFhir() {
        Terms treatment = terms("TREAT");
        return Stream.of(
                row("basic: treatment", OK, treatment, c -> {}),
                row(
                        "basic: treatment, the signed paper as a picture",
                        OK,
                        treatment,
                        c -> c.setSource(new Attachment()
                                .setContentType("application/pdf")
                                .setHash(new byte[20]))),
                row(
                        "basic: given by another patient for an infant",
                        CONSENT_GRANTOR_INVALID,
                        treatment,
                        c -> c.setPerformer(List.of(new Reference("urn:uuid:b")))),
                row(
                        "basic: rejected",
                        CONSENT_DENIED,
                        treatment,
                        c -> c.setProvision(new ProvisionComponent().setType(ConsentProvisionType.DENY))),
                row("basic: treatment, expired", CONSENT_EXPIRED, treatment, c -> c.getProvision()
                        .getPeriod()
                        .setStartElement(new DateTimeType("2020-01-01"))
                        .setEndElement(new DateTimeType("2021-01-01"))),
                row(
                        "basic: research, asked for treatment",
                        PURPOSE_NOT_PERMITTED,
                        treatment,
                        OutsideCasesTests::research),
                row("basic: research, asked for research", OK, terms("HRESCH"), OutsideCasesTests::research),
                row(
                        "intermediate: a purpose for one recipient",
                        OK,
                        treatment,
                        c -> Cases.actor(c.getProvision(), "psseo")),
                row(
                        "intermediate: a purpose for one recipient, asked for another purpose",
                        PURPOSE_NOT_PERMITTED,
                        terms("HMARKT"),
                        c -> Cases.actor(c.getProvision(), "psseo")),
                row(
                        "intermediate: a purpose for one recipient, asked by another",
                        RECIPIENT_NOT_NAMED,
                        treatment,
                        c -> Cases.actor(c.getProvision(), "rideau-clinic")),
                row(
                        "intermediate: not this document, which is not asked for",
                        OK,
                        treatment,
                        c -> Cases.data(Cases.exception(c), "urn:uuid:r")),
                row(
                        "intermediate: not this document, which is asked for",
                        EXCEPTION_DENY,
                        treatment,
                        c -> Cases.data(Cases.exception(c), Cases.EVIDENCE)),
                row(
                        "intermediate: not what belongs to this visit, which is not asked for",
                        OK,
                        treatment,
                        c -> related(Cases.exception(c), "urn:uuid:r")),
                row(
                        "intermediate: not what belongs to this visit, which is asked for",
                        EXCEPTION_DENY,
                        treatment,
                        c -> related(Cases.exception(c), Cases.PERSON)),
                row("intermediate: only of this time", CONSENT_NOT_UNDERSTOOD, treatment, c -> c.getProvision()
                        .setDataPeriod(new Period().setEndElement(new DateTimeType("2026-01-01")))),
                row(
                        "intermediate: only this document",
                        CONSENT_NOT_UNDERSTOOD,
                        treatment,
                        c -> Cases.data(c.getProvision(), Cases.EVIDENCE)),
                row(
                        "intermediate: only what belongs to this visit",
                        CONSENT_NOT_UNDERSTOOD,
                        treatment,
                        c -> related(c.getProvision(), Cases.PERSON)),
                row(
                        "intermediate: only what this author wrote",
                        CONSENT_NOT_UNDERSTOOD,
                        treatment,
                        c -> authored(c.getProvision())),
                row("intermediate: not of this time", CONSENT_NOT_UNDERSTOOD, treatment, c -> Cases.exception(c)
                        .setDataPeriod(new Period().setEndElement(new DateTimeType("2026-01-01")))),
                row(
                        "intermediate: not what this author wrote",
                        CONSENT_NOT_UNDERSTOOD,
                        treatment,
                        c -> authored(Cases.exception(c))),
                row("advanced: a permit inside the permit", CONSENT_NOT_UNDERSTOOD, treatment, c -> c.getProvision()
                        .addProvision()
                        .setType(ConsentProvisionType.PERMIT)),
                row("advanced: only up to a label", CONSENT_NOT_UNDERSTOOD, treatment, c -> c.getProvision()
                        .addSecurityLabel(new Coding(Canonical.CONFIDENTIALITY, "N", null))),
                row("advanced: not what is labelled sensitive", CONSENT_NOT_UNDERSTOOD, treatment, c -> Cases.exception(
                                c)
                        .addSecurityLabel(new Coding(Canonical.ACT_CODE, "ETH", null))));
    }

    private static void research(Consent consent) {
        consent.getProvision().setPurpose(null);
        Cases.purpose(consent.getProvision(), "HRESCH");
    }

    private static void related(ProvisionComponent provision, String reference) {
        provision.addData().setMeaning(ConsentDataMeaning.RELATED).setReference(new Reference(reference));
    }

    private static void authored(ProvisionComponent provision) {
        provision.addData().setMeaning(ConsentDataMeaning.AUTHOREDBY).setReference(new Reference("urn:uuid:w"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("privacyConsentOnFhir")
    void isJudgedAsTheGuideSays(String what, Reason expected, Terms terms, Consumer<Consent> change) {
        Cases cases = cases(change);
        assertThat(cases.decide(terms).reason()).isEqualTo(expected);
    }

    /** The programme's own terms are narrower: none of these consents lets anything into the hub. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("privacyConsentOnFhir")
    void permitsNothingUnderTheProgrammesTerms(String what, Reason expected, Terms terms, Consumer<Consent> change) {
        assertThat(cases(change).decide().permitted()).isFalse();
    }

    private static Cases cases(Consumer<Consent> change) {
        Cases cases = new Cases();
        Consent consent = basic();
        change.accept(consent);
        cases.send(consent);
        return cases;
    }

    static Stream<Arguments> leap() {
        return Stream.of(
                scenario("no consent on file", CONSENT_MISSING, c -> {}),
                scenario("opted in", OK, c -> c.send(basic())),
                scenario("opted out", CONSENT_DENIED, c -> c.send(optedOut("2026-10-01"))),
                scenario("opted in, but not for this recipient", EXCEPTION_DENY, c -> {
                    Consent consent = basic();
                    Cases.actor(Cases.exception(consent), "psseo");
                    c.send(consent);
                }),
                scenario("opted in, but not for another recipient", OK, c -> {
                    Consent consent = basic();
                    Cases.actor(Cases.exception(consent), "rideau-clinic");
                    c.send(consent);
                }),
                scenario("opted in, but not for this purpose", EXCEPTION_DENY, c -> {
                    Consent consent = basic();
                    Cases.purpose(Cases.exception(consent), "TREAT");
                    c.send(consent);
                }),
                scenario("opted out, but for this recipient", CONSENT_NOT_UNDERSTOOD, c -> {
                    Consent consent = optedOut("2026-10-01");
                    ProvisionComponent nested = consent.getProvision().addProvision();
                    nested.setType(ConsentProvisionType.PERMIT);
                    Cases.actor(nested, "psseo");
                    c.send(consent);
                }),
                scenario("opted in, but for what is sensitive", CONSENT_NOT_UNDERSTOOD, c -> {
                    Consent consent = basic();
                    Cases.exception(consent).addSecurityLabel(new Coding(Canonical.CONFIDENTIALITY, "R", null));
                    c.send(consent);
                }),
                scenario("opted in, later out", CONSENT_DENIED, c -> {
                    c.file(basic());
                    c.send(optedOut("2026-11-01"));
                }),
                scenario("opted out, later in", CONSENT_DENIED, c -> {
                    c.file(optedOut("2026-01-01"));
                    c.send(basic());
                }));
    }

    private static Arguments scenario(String what, Reason expected, Consumer<Cases> setting) {
        return Arguments.of(what, expected, setting);
    }

    private static Consent optedOut(String day) {
        Consent consent = basic();
        consent.getIdentifierFirstRep().setValue("C-out");
        Cases.given(consent, day);
        return consent.setProvision(new ProvisionComponent().setType(ConsentProvisionType.DENY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leap")
    void isJudgedForTreatment(String what, Reason expected, Consumer<Cases> setting) {
        Cases cases = new Cases();
        setting.accept(cases);
        assertThat(cases.decide(terms("TREAT")).reason()).isEqualTo(expected);
    }
}
