package org.nextstephub.routes.hl7v2;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.Fault.Condition;

/**
 * One CON to Consent; the guide's HL7 v2 page, table CON. Only CON-11 {@code A} permits; whatever limits it makes the
 * consent one that the gate cannot evaluate. The edge translates and never decides.
 */
final class ConToConsent {

    private static final Map<String, String> FORMS = Map.of("NEXTSTEP-ROI-1", Canonical.SHARING_POLICY);
    private static final Map<String, String> MODES =
            Map.of("W", "written", "V", "verbal-documented", "T", "verbal-documented");
    private static final Map<String, String> AUTHORITIES =
            Map.of("2", "parent", "3", "other-by-law", "4", "attorney-personal-care", "5", "guardian-of-person");
    private static final Set<String> STATUSES = Set.of("A", "L", "R", "P", "X", "B");
    private static final int MAX_MONTHS = 12;

    /** The consent, its evidence, and the substitute who gave it. */
    record Given(Consent consent, DocumentReference evidence, Optional<RelatedPerson> substitute) {}

    private final Translation translation;
    private final Faults faults;
    private final Segment con;
    private final String role;
    private final boolean granted;
    private final Consent consent = new Consent();

    private ConToConsent(Translation translation, Segment con) {
        this.translation = translation;
        this.faults = translation.faults();
        this.con = con;
        this.role = "Consent" + con.sequence();
        this.granted = con.text(11).equals("A");
    }

    /** Whether this CON is of a kind the partner's registry entry lists; other scanned forms are not looked at. */
    static boolean isListed(Translation translation, Segment con) {
        return Arrays.asList(
                        translation.partner().option("consent-types", "001").split("[, ]+"))
                .contains(con.text(2));
    }

    static Optional<Given> map(Translation translation, Segment con) {
        ConToConsent mapper = new ConToConsent(translation, con);
        if (!mapper.hasKnownStatus()) {
            return Optional.empty();
        }
        mapper.fixed();
        mapper.form();
        mapper.mode();
        Optional<V2Time> given = mapper.givenOn();
        mapper.provision(given);
        Optional<RelatedPerson> substitute = mapper.performer();
        mapper.status();
        return Optional.of(new Given(mapper.consent, mapper.evidence(), substitute));
    }

    private boolean hasKnownStatus() {
        String code = con.text(11);
        if (code.isEmpty()) {
            faults.add(Condition.REQUIRED_FIELD, con.at(11));
        } else if (!STATUSES.contains(code)) {
            faults.add(Condition.TABLE_VALUE, con.at(11));
        }
        return STATUSES.contains(code);
    }

    private void fixed() {
        consent.setScope(new CodeableConcept(new Coding(Canonical.CONSENT_SCOPE, "patient-privacy", null)))
                .addCategory(new CodeableConcept(new Coding(Canonical.LOINC, "59284-0", null)))
                .addCategory(new CodeableConcept(new Coding(Canonical.ACT_CODE, "IDSCL", null)))
                .setPatient(new Reference(translation.ids().url("Patient")))
                .addOrganization(translation.sender());
        consent.setSource(new Reference(translation.ids().url(role + "-evidence")));
        consent.getMeta()
                .addSecurity(new Coding(Canonical.CONFIDENTIALITY, "R", null))
                .addTag(new Coding(Canonical.V2_CONSENT_STATUS, con.text(11), null));
        consent.addExtension(Canonical.EXT_CONSENT_DIRECTION, new CodeType("clinical-to-peer"));
        String number = con.text(4).isEmpty() ? placer() + "/" + con.text(3) + "/" + con.text(13) : con.text(4);
        consent.addIdentifier(new Identifier()
                .setSystem(Canonical.partnerNaming(translation.partner().code(), "consent"))
                .setValue(number));
    }

    private String placer() {
        return translation.message().first("RF1").map(rf1 -> rf1.text(6)).orElse("");
    }

    /** CON-3: a form whose wording is registered. */
    private void form() {
        String form = con.text(3).isEmpty() ? translation.partner().option("default-consent-form", "") : con.text(3);
        if (FORMS.containsKey(form)) {
            consent.addPolicy().setUri(FORMS.get(form));
        } else if (granted) {
            if (form.isEmpty()) {
                faults.add(Condition.REQUIRED_FIELD, con.at(3));
            } else {
                faults.add(Condition.TABLE_VALUE, con.at(3), Issue.CONSENT_FORM);
            }
        }
    }

    private void mode() {
        String mode = con.text(10);
        if (MODES.containsKey(mode)) {
            consent.addExtension(Canonical.EXT_CONSENT_MODE, new CodeType(MODES.get(mode)));
        } else if (granted) {
            faults.add(mode.isEmpty() ? Condition.REQUIRED_FIELD : Condition.TABLE_VALUE, con.at(10));
        }
    }

    private Optional<V2Time> givenOn() {
        if (!con.has(13)) {
            if (granted) {
                faults.add(Condition.REQUIRED_FIELD, con.at(13));
            }
            return Optional.empty();
        }
        Optional<V2Time> given = V2Time.parse(con.text(13), translation.zone());
        given.ifPresent(time -> consent.setDateTimeElement(new DateTimeType(time.fhir())));
        if (given.isEmpty() && granted) {
            faults.add(Condition.DATA_TYPE, con.at(13));
        }
        return given;
    }

    /** CON-14 and CON-15 with the precision given; without an end the period is the longest allowed. */
    private void provision(Optional<V2Time> given) {
        Optional<V2Time> start = stated(14).or(() -> given);
        Optional<V2Time> end = stated(15);
        start.ifPresent(time -> consent.getProvision().getPeriod().setStartElement(new DateTimeType(time.fhir())));
        end.ifPresent(time -> consent.getProvision().getPeriod().setEndElement(new DateTimeType(time.fhir())));
        if (end.isEmpty() && start.isPresent() && granted && !con.has(15)) {
            LocalDate capped = start.get().day().plusMonths(MAX_MONTHS);
            consent.getProvision().getPeriod().setEndElement(new DateTimeType(capped.toString()));
            faults.remark(Issue.CONSENT_CAPPED, con.at(15));
        }
        consent.getProvision()
                .addActor()
                .setRole(new CodeableConcept(new Coding(Canonical.PARTICIPATION, "IRCP", null)))
                .setReference(Translation.organization(Canonical.PSSEO));
        consent.getProvision()
                .addPurpose(new Coding(Canonical.ACT_REASON, "CAREMGT", null))
                .addPurpose(new Coding(Canonical.ACT_REASON, "COC", null));
    }

    private Optional<V2Time> stated(int field) {
        return granted ? translation.time(con, field) : V2Time.parse(con.text(field), translation.zone());
    }

    /** CON-24, CON-25: the person, or a substitute with the authority that table 0548 names. */
    private Optional<RelatedPerson> performer() {
        String authority = con.text(25);
        if (authority.equals("1")) {
            consent.addPerformer(new Reference(translation.ids().url("Patient")));
            return Optional.empty();
        }
        if (AUTHORITIES.containsKey(authority)) {
            consent.addExtension(Canonical.EXT_DECISION_AUTHORITY, new CodeType(AUTHORITIES.get(authority)));
            consent.addPerformer(new Reference(translation.ids().url(role + "-substitute")));
            RelatedPerson substitute = new RelatedPerson()
                    .setPatient(new Reference(translation.ids().url("Patient")));
            HumanName name = substitute.addName();
            name.setFamily(con.text(24, 1));
            if (!con.text(24, 2).isEmpty()) {
                name.addGiven(con.text(24, 2));
            }
            return Optional.of(substitute);
        }
        if (granted && !Set.of("6", "7").contains(authority)) {
            faults.add(authority.isEmpty() ? Condition.REQUIRED_FIELD : Condition.TABLE_VALUE, con.at(25));
        }
        return Optional.empty();
    }

    private void status() {
        String code = con.text(20).isEmpty() ? con.text(11) : "B";
        if (con.text(21).equals("N") && code.equals("A")) {
            code = "R";
        }
        if (code.equals("A") && isLimited()) {
            code = "L";
        }
        switch (code) {
            case "A" -> set(ConsentState.ACTIVE, ConsentProvisionType.PERMIT);
            case "L" -> {
                consent.setStatus(ConsentState.ACTIVE);
                consent.setProvision(null);
            }
            case "R" -> set(ConsentState.REJECTED, ConsentProvisionType.DENY);
            case "X" -> {
                consent.setStatus(ConsentState.INACTIVE);
                consent.setProvision(null);
            }
            default -> consent.setStatus(ConsentState.PROPOSED);
        }
        if (code.equals("B")) {
            consent.getMeta().addTag(new Coding(Canonical.V2_CONSENT_STATUS, "B", null));
        }
    }

    private void set(ConsentState state, ConsentProvisionType type) {
        consent.setStatus(state);
        consent.getProvision().setType(type);
    }

    /** Any limit in words, a partial or other disclosure, or a substitute and competence that do not fit together. */
    private boolean isLimited() {
        boolean bySubstitute = AUTHORITIES.containsKey(con.text(25));
        boolean incompetent = con.text(16).equals("N");
        return con.has(9)
                || con.text(21).equals("P")
                || con.has(22)
                || Set.of("6", "7").contains(con.text(25))
                || (con.has(16) && incompetent != bySubstitute)
                || (bySubstitute && !incompetent);
    }

    /** The evidence is named, never carried: title and fingerprint of its number. */
    private DocumentReference evidence() {
        String title = con.text(3).isEmpty() ? "consent" : con.text(3);
        DocumentReference evidence = new DocumentReference()
                .setMasterIdentifier(new Identifier()
                        .setSystem("urn:ietf:rfc:3986")
                        .setValue(
                                Ids.contentName(consent.getIdentifierFirstRep().getSystem() + "|"
                                        + consent.getIdentifierFirstRep().getValue())))
                .setStatus(DocumentReferenceStatus.CURRENT)
                .setType(new CodeableConcept(new Coding(Canonical.LOINC, "64292-6", null)))
                .setSubject(new Reference(translation.ids().url("Patient")));
        evidence.addContent().setAttachment(new Attachment().setTitle(title));
        return evidence;
    }

    /** Roles of the entries that one CON becomes. */
    static List<String> roles(Segment con) {
        String role = "Consent" + con.sequence();
        return List.of(role, role + "-evidence", role + "-substitute");
    }
}
