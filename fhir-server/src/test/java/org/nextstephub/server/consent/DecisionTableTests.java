package org.nextstephub.server.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextstephub.profiles.Reason.*;
import static org.nextstephub.server.consent.Cases.*;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;

/** The decision table: each row states what differs from a consent that permits, and the one reason that follows. */
class DecisionTableTests {

    private static Arguments row(String what, Reason expected, Consumer<Cases> change) {
        return Arguments.of(what, expected, change);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                row("nothing differs", OK, c -> {}),
                row("no consent", CONSENT_MISSING, c -> c.candidates.clear()),
                row("only a consent for research", CONSENT_MISSING, c -> c.first()
                        .setScope(new CodeableConcept(new Coding(Canonical.CONSENT_SCOPE, "research", null)))),
                row("the other direction", CONSENT_DIRECTION_MISMATCH, c -> {
                    direction(c.first(), "peer-to-clinical");
                    c.first().getPolicyFirstRep().setUri(Canonical.SHARE_BACK_POLICY);
                }),
                row("another discloser", CONSENT_DISCLOSER_MISMATCH, c -> {
                    c.first().getOrganization().clear();
                    c.first().addOrganization(partner("rideau-clinic"));
                }),
                row("about another person", CONSENT_SUBJECT_MISMATCH, c -> c.first()
                        .setPatient(new Reference("urn:uuid:b"))),
                row("about nobody", CONSENT_SUBJECT_MISMATCH, c -> c.first().setPatient(null)),
                row("proposed", CONSENT_NOT_ACTIVE, c -> c.first().setStatus(ConsentState.PROPOSED)),
                row("rejected", CONSENT_REJECTED, c -> c.first().setStatus(ConsentState.REJECTED)),
                row("entered in error", CONSENT_INVALID, c -> c.first().setStatus(ConsentState.ENTEREDINERROR)),
                row("inactive", CONSENT_WITHDRAWN, c -> c.first().setStatus(ConsentState.INACTIVE)),
                row("inactive on file, active in the message", CONSENT_WITHDRAWN, c -> {
                    Consent filed = permit("C-1");
                    filed.setStatus(ConsentState.INACTIVE);
                    c.file(filed);
                }),
                row(
                        "older than the last withdrawal",
                        CONSENT_WITHDRAWN,
                        c -> c.watermark = Optional.of(Instant.parse("2026-11-01T13:00:00Z"))),
                row("newer than the last withdrawal", OK, c -> {
                    c.watermark = Optional.of(Instant.parse("2026-11-01T13:00:00Z"));
                    given(c.first(), "2026-11-10T10:00:00-05:00");
                }),
                row(
                        "at the instant of the last withdrawal",
                        CONSENT_WITHDRAWN,
                        c -> c.watermark = Optional.of(Instant.parse("2026-10-01T14:00:00Z"))),
                row(
                        "the raw text said more",
                        CONSENT_NOT_UNDERSTOOD,
                        c -> c.candidates.set(0, new Candidate(c.first(), Candidate.Origin.MESSAGE, false))),
                row("beside it a consent with a nested permit", CONSENT_NOT_UNDERSTOOD, c -> {
                    Consent other = permit("C-2");
                    other.getProvision().addProvision().setType(ConsentProvisionType.PERMIT);
                    c.send(other);
                }),
                row("no provision", CONSENT_NOT_UNDERSTOOD, c -> c.first().setProvision(null)),
                row("no root type", CONSENT_NOT_UNDERSTOOD, c -> c.first()
                        .getProvision()
                        .setType(null)),
                row("two levels of nesting", CONSENT_NOT_UNDERSTOOD, c -> exception(c.first())
                        .addProvision()
                        .setType(ConsentProvisionType.DENY)),
                row("an unregistered wording", CONSENT_NOT_UNDERSTOOD, c -> c.first()
                        .getPolicyFirstRep()
                        .setUri(Canonical.BASE + "/Policy/next-step-sharing/2.0")),
                row("a policy rule", CONSENT_NOT_UNDERSTOOD, c -> c.first()
                        .setPolicyRule(new CodeableConcept(new Coding(Canonical.ACT_CODE, "OPTIN", null)))),
                row(
                        "data at the root",
                        CONSENT_NOT_UNDERSTOOD,
                        c -> data(c.first().getProvision(), EVIDENCE)),
                row("a security label at the root", CONSENT_NOT_UNDERSTOOD, c -> c.first()
                        .getProvision()
                        .addSecurityLabel(new Coding(Canonical.CONFIDENTIALITY, "N", null))),
                row("a class", CONSENT_NOT_UNDERSTOOD, c -> c.first()
                        .getProvision()
                        .addClass_(new Coding("urn:x", "y", null))),
                row("action use only", CONSENT_NOT_UNDERSTOOD, c -> action(c.first(), "use")),
                row("action disclose", OK, c -> action(c.first(), "disclose")),
                row("direction absent but plain", OK, c -> c.first().setExtension(null)),
                row(
                        "no end",
                        CONSENT_NOT_UNDERSTOOD,
                        c -> c.first().getProvision().getPeriod().setEndElement(null)),
                row("end before start", CONSENT_NOT_UNDERSTOOD, c -> period(c.first(), "2026-10-01", "2026-09-30")),
                row(
                        "a time without offset",
                        CONSENT_NOT_UNDERSTOOD,
                        c -> period(c.first(), "2026-10-01T10:00:00", "2027-09-30")),
                row("another actor role", CONSENT_NOT_UNDERSTOOD, c -> c.first()
                        .getProvision()
                        .getActorFirstRep()
                        .setRole(new CodeableConcept(new Coding(Canonical.PARTICIPATION, "PRCP", null)))),
                row("two organizations", CONSENT_NOT_UNDERSTOOD, c -> c.first().addOrganization(partner("psseo"))),
                row("given by a practitioner", CONSENT_GRANTOR_INVALID, c -> performer(c.first(), "urn:uuid:w")),
                row(
                        "given by a relative without authority",
                        CONSENT_GRANTOR_INVALID,
                        c -> performer(c.first(), "urn:uuid:r")),
                row("given by a substitute with authority", OK, c -> {
                    performer(c.first(), "urn:uuid:r");
                    c.first().addExtension(Canonical.EXT_DECISION_AUTHORITY, new CodeType("guardian-of-person"));
                }),
                row("given by nobody", CONSENT_GRANTOR_INVALID, c -> c.first().setPerformer(null)),
                row("no source", CONSENT_EVIDENCE_MISSING, c -> c.first().setSource(null)),
                row("a source that is not there", CONSENT_EVIDENCE_MISSING, c -> c.first()
                        .setSource(new Reference("urn:uuid:nowhere"))),
                row("given five minutes ahead", OK, c -> given(c.first(), "2026-11-22T12:05:00-05:00")),
                row(
                        "given a second later",
                        CONSENT_DATETIME_INVALID,
                        c -> given(c.first(), "2026-11-22T12:05:01-05:00")),
                row("given in a month", CONSENT_DATETIME_INVALID, c -> given(c.first(), "2026-10")),
                row("given without offset", CONSENT_DATETIME_INVALID, c -> given(c.first(), "2026-10-01T10:00:00")),
                row("given when nobody knows", CONSENT_DATETIME_INVALID, c -> c.first()
                        .setDateTimeElement(null)),
                row("begins tomorrow", CONSENT_NOT_YET_EFFECTIVE, c -> period(c.first(), "2026-11-23", "2027-09-30")),
                row("last second of the last day", OK, c -> {
                    period(c.first(), "2026-10-01", "2026-11-22");
                    c.now = Instant.parse("2026-11-23T04:59:59Z");
                }),
                row("the day after the last day", CONSENT_EXPIRED, c -> {
                    period(c.first(), "2026-10-01", "2026-11-22");
                    c.now = Instant.parse("2026-11-23T05:00:00Z");
                }),
                row("ended yesterday", CONSENT_EXPIRED, c -> period(c.first(), "2026-10-01", "2026-11-21")),
                row("the repeated hour, before the end", OK, c -> {
                    period(c.first(), "2026-10-01", "2026-11-01T01:15:00-04:00");
                    c.now = Instant.parse("2026-11-01T05:10:00Z");
                }),
                row("the repeated hour, after the end", CONSENT_EXPIRED, c -> {
                    period(c.first(), "2026-10-01", "2026-11-01T01:15:00-04:00");
                    c.now = Instant.parse("2026-11-01T06:10:00Z");
                }),
                row(
                        "longer than the longest period",
                        CONSENT_EXPIRED,
                        c -> period(c.first(), "2024-11-01", "2999-12-31")),
                row("an older refusal of peer support", CONSENT_DENIED, c -> c.file(refusal("psseo"))),
                row("an older refusal of everybody", CONSENT_DENIED, c -> c.file(refusal())),
                row("an older refusal of somebody else", OK, c -> c.file(refusal("rideau-clinic"))),
                row("a lifted refusal", OK, c -> c.file(refusal("psseo").setStatus(ConsentState.INACTIVE))),
                row("a refusal that is over", OK, c -> {
                    Consent over = refusal("psseo");
                    over.getProvision().setPeriod(new Period().setEndElement(new DateTimeType("2026-11-21")));
                    c.file(over);
                }),
                row("a refusal for research only", OK, c -> {
                    Consent research = refusal("psseo");
                    purpose(research.getProvision(), "HRESCH");
                    c.file(research);
                }),
                row("a refusal for treatment", CONSENT_DENIED, c -> {
                    Consent treatment = refusal("psseo");
                    purpose(treatment.getProvision(), "TREAT");
                    c.file(treatment);
                }),
                row(
                        "a newer permit for somebody else",
                        RECIPIENT_NOT_NAMED,
                        c -> newer(c, n -> {
                            n.getProvision().getActor().clear();
                            actor(n.getProvision(), "rideau-clinic");
                        })),
                row(
                        "a newer permit that ended",
                        CONSENT_EXPIRED,
                        c -> newer(c, n -> period(n, "2026-10-01", "2026-11-21"))),
                row("a newer permit without evidence", CONSENT_EVIDENCE_MISSING, c -> newer(c, n -> n.setSource(null))),
                row(
                        "a newer permit that begins tomorrow",
                        OK,
                        c -> newer(c, n -> period(n, "2026-11-23", "2027-09-30"))),
                row("two permits of one time that differ", CONSENT_AMBIGUOUS, c -> {
                    Consent other = permit("C-2");
                    period(other, "2026-10-01", "2027-08-31");
                    c.send(other);
                }),
                row(
                        "nobody named",
                        RECIPIENT_NOT_NAMED,
                        c -> c.first().getProvision().getActor().clear()),
                row(
                        "no purpose",
                        PURPOSE_NOT_PERMITTED,
                        c -> c.first().getProvision().getPurpose().clear()),
                row("treatment only", PURPOSE_NOT_PERMITTED, c -> onlyPurpose(c.first(), "TREAT")),
                row("treatment and coordination", OK, c -> purpose(c.first().getProvision(), "TREAT")),
                row("break the glass", PURPOSE_NOT_PERMITTED, c -> onlyPurpose(c.first(), "BTG")),
                row("an item labelled very restricted", LABEL_TOO_HIGH, c -> label(c, "V")),
                row("an item with an unknown label", LABEL_TOO_HIGH, c -> label(c, "Q")),
                row("an item labelled normal", OK, c -> label(c, "N")),
                row("an exception for peer support", EXCEPTION_DENY, c -> actor(exception(c.first()), "psseo")),
                row("an exception for treatment", EXCEPTION_DENY, c -> purpose(exception(c.first()), "TREAT")),
                row("an exception for research", OK, c -> purpose(exception(c.first()), "HRESCH")),
                row("an exception that says nothing", EXCEPTION_DENY, c -> exception(c.first())),
                row("an exception for the evidence", EXCEPTION_DENY, c -> data(exception(c.first()), EVIDENCE)),
                row("an exception for something else", OK, c -> data(exception(c.first()), "urn:uuid:elsewhere")),
                row("an exception in an older permit", EXCEPTION_DENY, c -> {
                    actor(exception(c.first()), "psseo");
                    newer(c, n -> {});
                }),
                row("a later withdrawal in the message", CONSENT_WITHDRAWN, c -> no(c, "2026-10-02")),
                row("an earlier withdrawal in the message", OK, c -> no(c, "2026-09-30")),
                row("a withdrawal of the same day", CONSENT_WITHDRAWN, c -> no(c, "2026-10-01")),
                row("a withdrawal without a time", CONSENT_WITHDRAWN, c -> {
                    Consent no = permit("C-2").setStatus(ConsentState.INACTIVE);
                    no.setDateTimeElement(null);
                    c.send(no);
                }),
                row("category IDSCL alone", OK, c -> category(c.first(), Canonical.ACT_CODE, "IDSCL")),
                row("category INFA alone", OK, c -> category(c.first(), Canonical.ACT_CODE, "INFA")),
                row("category OPTIN alone", OK, c -> category(c.first(), Canonical.ACT_CODE, "OPTIN")),
                row("a category mistyped", CONSENT_MISSING, c -> category(c.first(), Canonical.LOINC, "59284-6")),
                row(
                        "a category of another system",
                        CONSENT_MISSING,
                        c -> category(c.first(), Canonical.LOINC, "IDSCL")),
                row("a refusal of any kind that names the recipient", CONSENT_DENIED, c -> {
                    Consent no = refusal("psseo");
                    no.getScope().getCodingFirstRep().setCode("research");
                    c.file(no);
                }),
                row("a refusal of another kind that names somebody else", OK, c -> {
                    Consent no = refusal("rideau-clinic");
                    no.getScope().getCodingFirstRep().setCode("research");
                    c.file(no);
                }),
                row("a lifted refusal of another kind", OK, c -> {
                    Consent no = refusal("psseo").setStatus(ConsentState.INACTIVE);
                    no.getScope().getCodingFirstRep().setCode("research");
                    c.file(no);
                }),
                row("a refusal that names nobody known", CONSENT_NOT_UNDERSTOOD, c -> c.file(refusal("nobody-known"))),
                row("a refusal in another role", CONSENT_NOT_UNDERSTOOD, c -> {
                    Consent no = refusal("psseo");
                    no.getProvision()
                            .getActorFirstRep()
                            .getRole()
                            .getCodingFirstRep()
                            .setCode("PRCP");
                    c.file(no);
                }),
                row("a refusal with a purpose that is none", CONSENT_NOT_UNDERSTOOD, c -> {
                    Consent no = refusal("psseo");
                    no.getProvision().addPurpose(new Coding("https://example.org", "COC", null));
                    c.file(no);
                }),
                row("a refusal of an action", CONSENT_NOT_UNDERSTOOD, c -> {
                    Consent no = refusal("psseo");
                    action(no, "access");
                    c.file(no);
                }),
                row("a refusal with an exception", CONSENT_NOT_UNDERSTOOD, c -> {
                    Consent no = refusal("psseo");
                    exception(no);
                    c.file(no);
                }),
                row("a refusal named by either way of naming", CONSENT_DENIED, c -> {
                    Consent no = refusal("psseo");
                    no.getProvision().getActorFirstRep().getReference().setReference("urn:uuid:nowhere");
                    c.file(no);
                }),
                row("a permit named in two ways that differ", RECIPIENT_NOT_NAMED, c -> c.first()
                        .getProvision()
                        .getActorFirstRep()
                        .getReference()
                        .setReference("urn:uuid:nowhere")),
                row("a purpose of another system", PURPOSE_NOT_PERMITTED, c -> c.first()
                        .getProvision()
                        .getPurpose()
                        .forEach(purpose -> purpose.setSystem("https://example.org"))),
                row("a discloser that nobody knows", CONSENT_DISCLOSER_MISMATCH, c -> c.first()
                        .setOrganization(new java.util.ArrayList<>(java.util.List.of(partner("nobody-known"))))),
                row(
                        "an exception for nobody known",
                        CONSENT_NOT_UNDERSTOOD,
                        c -> actor(exception(c.first()), "nobody-known")),
                row("an exception for a relative", CONSENT_NOT_UNDERSTOOD, c -> {
                    actor(exception(c.first()), "psseo");
                    c.first()
                            .getProvision()
                            .getProvisionFirstRep()
                            .getActorFirstRep()
                            .setReference(new Reference("urn:uuid:r"));
                }),
                row("an exception with a purpose that is none", CONSENT_NOT_UNDERSTOOD, c -> exception(c.first())
                        .addPurpose(new Coding("https://example.org", "COC", null))),
                row("an exception of an action", CONSENT_NOT_UNDERSTOOD, c -> exception(c.first())
                        .addAction(new CodeableConcept().setText("access"))),
                row("an exception with a period", CONSENT_NOT_UNDERSTOOD, c -> exception(c.first())
                        .getPeriod()
                        .setStartElement(new DateTimeType("2026-12-01"))),
                row("an exception with a label", CONSENT_NOT_UNDERSTOOD, c -> exception(c.first())
                        .addSecurityLabel(new Coding(Canonical.CONFIDENTIALITY, "R", null))),
                row("an exception of dependent data", CONSENT_NOT_UNDERSTOOD, c -> exception(c.first())
                        .addData()
                        .setMeaning(Consent.ConsentDataMeaning.DEPENDENTS)
                        .setReference(new Reference(EVIDENCE))),
                row("an exception of data that names nothing", CONSENT_NOT_UNDERSTOOD, c -> exception(c.first())
                        .addData()
                        .setMeaning(Consent.ConsentDataMeaning.INSTANCE)
                        .setReference(new Reference().setDisplay("the letter"))),
                row("an exception of whatever refers to the person", EXCEPTION_DENY, c -> exception(c.first())
                        .addData()
                        .setMeaning(Consent.ConsentDataMeaning.RELATED)
                        .setReference(new Reference(PERSON))),
                row("an exception of an item that is not shared", OK, c -> data(exception(c.first()), PERSON)),
                row("an exception of data by identifier", OK, c -> exception(c.first())
                        .addData()
                        .setMeaning(Consent.ConsentDataMeaning.INSTANCE)
                        .setReference(new Reference().setIdentifier(new Identifier().setValue("letter-9")))),
                row("a newer no without direction and discloser", CONSENT_WITHDRAWN, c -> {
                    Consent no = permit("C-2").setStatus(ConsentState.INACTIVE);
                    given(no, "2026-11-10T10:00:00-05:00");
                    no.setExtension(null);
                    no.setOrganization(null);
                    c.send(no);
                }),
                row("a newer no of a discloser that nobody knows", OK, c -> {
                    Consent no = permit("C-2").setStatus(ConsentState.INACTIVE);
                    given(no, "2026-11-10T10:00:00-05:00");
                    no.setOrganization(new java.util.ArrayList<>(java.util.List.of(partner("nobody-known"))));
                    c.send(no);
                }),
                row("a newer no of another discloser", OK, c -> {
                    Consent no = permit("C-2").setStatus(ConsentState.INACTIVE);
                    given(no, "2026-11-10T10:00:00-05:00");
                    no.setOrganization(new java.util.ArrayList<>(java.util.List.of(partner("rideau-clinic"))));
                    c.send(no);
                }),
                row("on file about the person under another address", OK, c -> {
                    Consent older = permit("C-old");
                    given(older, "2026-02-01");
                    older.setPatient(new Reference("Patient/held"));
                    c.file(older);
                }));
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @MethodSource("rows")
    void decides(String what, Reason expected, Consumer<Cases> change) {
        Cases cases = Cases.baseline();
        change.accept(cases);
        assertThat(cases.reason()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, in reverse order")
    @MethodSource("rows")
    void theOrderOfConsentsDoesNotMatter(String what, Reason expected, Consumer<Cases> change) {
        Cases cases = Cases.baseline();
        change.accept(cases);
        java.util.Collections.reverse(cases.candidates);
        assertThat(cases.reason()).isEqualTo(expected);
    }

    @Test
    void saysWhichConsentItRestsOnAndWhenThatEnds() {
        ConsentDecision decision = Cases.baseline().decide();
        assertThat(decision.consent())
                .hasValueSatisfying(consent ->
                        assertThat(consent.getIdentifierFirstRep().getValue()).isEqualTo("C-1"));
        assertThat(decision.ends()).contains(Instant.parse("2027-10-01T04:00:00Z"));
        assertThat(decision.capped()).isFalse();
    }

    @Test
    void capsALongPermit() {
        Cases cases = Cases.baseline();
        period(cases.first(), "2026-10-01", "2030-01-01");
        ConsentDecision decision = cases.decide();
        assertThat(decision.permitted()).isTrue();
        assertThat(decision.capped()).isTrue();
        assertThat(decision.ends()).contains(Instant.parse("2027-10-02T04:00:00Z"));
    }

    private static void category(Consent consent, String system, String code) {
        consent.setCategory(
                new java.util.ArrayList<>(java.util.List.of(new CodeableConcept(new Coding(system, code, null)))));
    }

    private static void newer(Cases cases, Consumer<Consent> change) {
        Consent newer = permit("C-2");
        given(newer, "2026-11-10T10:00:00-05:00");
        change.accept(newer);
        cases.send(newer);
    }

    private static void no(Cases cases, String given) {
        Consent no = permit("C-2").setStatus(ConsentState.INACTIVE);
        given(no, given);
        cases.send(no);
    }

    private static void direction(Consent consent, String code) {
        consent.setExtension(null);
        consent.addExtension(Canonical.EXT_CONSENT_DIRECTION, new CodeType(code));
    }

    private static void action(Consent consent, String code) {
        consent.getProvision()
                .addAction(new CodeableConcept(
                        new Coding("http://terminology.hl7.org/CodeSystem/consentaction", code, null)));
    }

    private static void performer(Consent consent, String reference) {
        consent.setPerformer(null);
        consent.addPerformer(new Reference(reference));
    }

    private static void onlyPurpose(Consent consent, String code) {
        consent.getProvision().getPurpose().clear();
        purpose(consent.getProvision(), code);
    }

    private static void label(Cases cases, String code) {
        cases.evidenceLabels.add(new Coding(Canonical.CONFIDENTIALITY, code, null));
    }
}
