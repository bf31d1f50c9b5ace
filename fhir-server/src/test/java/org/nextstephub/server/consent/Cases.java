package org.nextstephub.server.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;

/** The baseline of the decision table, and the small changes its rows make to it. */
final class Cases {

    static final String AGENCY = "Organization/lakeshore-hospital";
    static final String PEER = "Organization/psseo";
    static final String PERSON = "urn:uuid:a";
    static final String EVIDENCE = "urn:uuid:e1";
    static final Terms TERMS = Terms.ofTheProgramme(12);

    Instant now = Instant.parse("2026-11-22T17:00:00Z");
    Optional<Instant> watermark = Optional.empty();
    final List<Candidate> candidates = new ArrayList<>();
    final List<Coding> evidenceLabels = new ArrayList<>();
    private final Map<String, Resource> entries = new TreeMap<>();

    /** C-1 in the message, nothing on file. */
    static Cases baseline() {
        Cases cases = new Cases();
        cases.send(permit("C-1"));
        return cases;
    }

    /** The baseline with what a row of the table changes. */
    static Cases of(DecisionRow row) {
        Cases cases = new Cases();
        cases.now = Instant.parse(row.value("now").textValue());
        if (row.value("withdrawn").isTextual()) {
            cases.watermark = Optional.of(Instant.parse(row.value("withdrawn").textValue()));
        }
        List<String> misread = new ArrayList<>();
        row.value("misread").forEach(number -> misread.add(number.textValue()));
        row.named("sent", Consent.class).forEach((name, consent) -> {
            cases.candidates.add(new Candidate(consent, Candidate.Origin.MESSAGE, !misread.contains(name)));
            cases.entries.put("urn:uuid:" + name, consent);
        });
        row.named("entries", Resource.class).forEach((name, entry) -> cases.entries.put("urn:uuid:" + name, entry));
        row.resources("filed", Consent.class).forEach(cases::file);
        row.value("labels")
                .forEach(code ->
                        cases.evidenceLabels.add(new Coding(Canonical.CONFIDENTIALITY, code.textValue(), null)));
        return cases;
    }

    Consent first() {
        return candidates.get(0).consent();
    }

    void send(Consent consent) {
        candidates.add(new Candidate(consent, Candidate.Origin.MESSAGE, true));
    }

    void file(Consent consent) {
        candidates.add(new Candidate(consent, Candidate.Origin.FILE, true));
    }

    Reason reason() {
        return decide().reason();
    }

    ConsentDecision decide() {
        return decide(TERMS);
    }

    ConsentDecision decide(Terms terms) {
        return ConsentPolicy.decide(question(), candidates, watermark, now, terms);
    }

    /** As one of the recipient's people would look. */
    ConsentDecision decide(Optional<String> reader) {
        Question whole = question();
        Question asked = new Question(
                whole.direction(),
                whole.discloser(),
                whole.recipient(),
                reader.map(Set::of).orElse(Set.of()),
                whole.items(),
                whole.labels(),
                whole.records());
        return ConsentPolicy.decide(asked, candidates, watermark, now, TERMS);
    }

    Question question() {
        return new Asked(entries, evidenceLabels).question();
    }

    static Consent permit(String number) {
        Consent consent = new Consent()
                .addIdentifier(new Identifier()
                        .setSystem(Canonical.partnerNaming("lakeshore-hospital", "consent"))
                        .setValue(number))
                .setStatus(ConsentState.ACTIVE)
                .setScope(new CodeableConcept(new Coding(Canonical.CONSENT_SCOPE, "patient-privacy", null)))
                .addCategory(new CodeableConcept(new Coding(Canonical.LOINC, "59284-0", null)))
                .setPatient(new Reference(PERSON))
                .setDateTimeElement(new DateTimeType("2026-10-01T10:00:00-04:00"))
                .addPerformer(new Reference(PERSON))
                .addOrganization(partner("lakeshore-hospital"))
                .setSource(new Reference(EVIDENCE));
        consent.addExtension(Canonical.EXT_CONSENT_DIRECTION, new CodeType("clinical-to-peer"));
        consent.addPolicy().setUri(Canonical.SHARING_POLICY);
        consent.getProvision().setType(ConsentProvisionType.PERMIT);
        period(consent, "2026-10-01", "2027-09-30");
        actor(consent.getProvision(), "psseo");
        purpose(consent.getProvision(), "COC");
        purpose(consent.getProvision(), "CAREMGT");
        return consent;
    }

    /** An older refusal without end that names these partners. */
    static Consent refusal(String... partners) {
        Consent consent = permit("C-0");
        consent.setDateTimeElement(new DateTimeType("2026-09-01"));
        consent.setPerformer(null);
        consent.setSource(null);
        consent.setProvision(new ProvisionComponent().setType(ConsentProvisionType.DENY));
        for (String partner : partners) {
            actor(consent.getProvision(), partner);
        }
        return consent;
    }

    static Reference partner(String code) {
        return new Reference()
                .setIdentifier(new Identifier().setSystem(Canonical.PARTNER).setValue(code));
    }

    static void period(Consent consent, String start, String end) {
        consent.getProvision()
                .getPeriod()
                .setStartElement(new DateTimeType(start))
                .setEndElement(new DateTimeType(end));
    }

    static void given(Consent consent, String time) {
        consent.setDateTimeElement(new DateTimeType(time));
    }

    static void actor(ProvisionComponent provision, String partner) {
        provision
                .addActor()
                .setRole(new CodeableConcept(new Coding(Canonical.PARTICIPATION, "IRCP", null)))
                .setReference(partner(partner));
    }

    static void purpose(ProvisionComponent provision, String code) {
        provision.addPurpose(new Coding(Canonical.ACT_REASON, code, null));
    }

    static ProvisionComponent exception(Consent consent) {
        return consent.getProvision().addProvision().setType(ConsentProvisionType.DENY);
    }

    static void data(ProvisionComponent provision, String reference) {
        provision.addData().setMeaning(ConsentDataMeaning.INSTANCE).setReference(new Reference(reference));
    }
}
