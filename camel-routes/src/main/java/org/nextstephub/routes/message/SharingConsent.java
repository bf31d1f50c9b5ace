package org.nextstephub.routes.message;

import java.util.Map;
import java.util.Optional;
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

/**
 * A consent to share with PSSEO (profile {@code nextstep-consent}) as a door hands it over: what the sender said, in the
 * shape that the gate reads. Only {@link Word#GRANTED} makes a permit; a door never decides.
 */
public final class SharingConsent {

    /** Months that a consent without an end holds. */
    public static final int MONTHS = 12;

    /** Registered wordings by their form id. */
    public static final Map<String, String> FORMS = Map.of("NEXTSTEP-ROI-1", Canonical.SHARING_POLICY);

    /** What the person said; the codes are HL7 table 0498. */
    public enum Word {
        GRANTED("A"),
        LIMITED("L"),
        REFUSED("R"),
        PENDING("P"),
        WITHDRAWN("X"),
        BYPASSED("B");

        private final String code;

        Word(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Word> ofCode(String code) {
            return java.util.Arrays.stream(values())
                    .filter(word -> word.code.equals(code))
                    .findFirst();
        }
    }

    private final MessageDraft draft;
    private final String role;
    private final Consent consent = new Consent();
    private Optional<RelatedPerson> substitute = Optional.empty();

    /**
     * @param role the consent's role in the message
     * @param word as it was sent, kept as a tag
     */
    public SharingConsent(MessageDraft draft, String role, String partner, String number, Word word) {
        this.draft = draft;
        this.role = role;
        consent.setScope(new CodeableConcept(new Coding(Canonical.CONSENT_SCOPE, "patient-privacy", null)))
                .addCategory(new CodeableConcept(new Coding(Canonical.LOINC, "59284-0", null)))
                .addCategory(new CodeableConcept(new Coding(Canonical.ACT_CODE, "IDSCL", null)))
                .setPatient(draft.to("Patient"))
                .addOrganization(MessageDraft.organization(partner))
                .setSource(draft.to(role + "-evidence"));
        consent.getMeta()
                .addSecurity(new Coding(Canonical.CONFIDENTIALITY, "R", null))
                .addTag(new Coding(Canonical.V2_CONSENT_STATUS, word.code(), null));
        consent.addExtension(Canonical.EXT_CONSENT_DIRECTION, new CodeType("clinical-to-peer"));
        consent.addIdentifier(new Identifier()
                .setSystem(Canonical.partnerNaming(partner, "consent"))
                .setValue(number));
        consent.getProvision()
                .addActor()
                .setRole(new CodeableConcept(new Coding(Canonical.PARTICIPATION, "IRCP", null)))
                .setReference(MessageDraft.organization(Canonical.PSSEO));
        consent.getProvision()
                .addPurpose(new Coding(Canonical.ACT_REASON, "CAREMGT", null))
                .addPurpose(new Coding(Canonical.ACT_REASON, "COC", null));
    }

    /** The wording it was given by. */
    public void wording(String uri) {
        consent.addPolicy().setUri(uri);
    }

    /** How it was given: a code of {@code ns-consent-mode}. */
    public void mode(String code) {
        consent.addExtension(Canonical.EXT_CONSENT_MODE, new CodeType(code));
    }

    /** When it was given, with the precision given. */
    public void givenOn(String dateTime) {
        consent.setDateTimeElement(new DateTimeType(dateTime));
    }

    public void from(String dateTime) {
        consent.getProvision().getPeriod().setStartElement(new DateTimeType(dateTime));
    }

    public void until(String dateTime) {
        consent.getProvision().getPeriod().setEndElement(new DateTimeType(dateTime));
    }

    public void givenByThePerson() {
        consent.addPerformer(draft.to("Patient"));
    }

    /** @param authority a code of {@code ns-decision-authority} */
    public void givenBySubstitute(HumanName name, String authority) {
        consent.addExtension(Canonical.EXT_DECISION_AUTHORITY, new CodeType(authority));
        consent.addPerformer(draft.to(role + "-substitute"));
        substitute =
                Optional.of(new RelatedPerson().setPatient(draft.to("Patient")).addName(name));
    }

    /** Lets it say the word; a limited one says nothing that can be evaluated. */
    public void say(Word word) {
        switch (word) {
            case GRANTED -> set(ConsentState.ACTIVE, ConsentProvisionType.PERMIT);
            case LIMITED -> consent.setStatus(ConsentState.ACTIVE).setProvision(null);
            case REFUSED -> set(ConsentState.REJECTED, ConsentProvisionType.DENY);
            case WITHDRAWN -> consent.setStatus(ConsentState.INACTIVE).setProvision(null);
            case PENDING -> consent.setStatus(ConsentState.PROPOSED);
            case BYPASSED -> {
                consent.setStatus(ConsentState.PROPOSED);
                consent.getMeta().addTag(new Coding(Canonical.V2_CONSENT_STATUS, word.code(), null));
            }
        }
    }

    private void set(ConsentState state, ConsentProvisionType type) {
        consent.setStatus(state);
        consent.getProvision().setType(type);
    }

    /** The day on which it was given, where that is known. */
    public Optional<String> day() {
        return consent.hasDateTime()
                ? Optional.of(consent.getDateTimeElement().getValueAsString())
                        .filter(text -> text.length() >= 10)
                        .map(text -> text.substring(0, 10))
                : Optional.empty();
    }

    /**
     * Adds it to the message with its evidence, which is named and never carried, and with the substitute who gave it.
     *
     * @param title form or number of the signed paper
     * @return a reference to the consent
     */
    public Reference addToMessage(String title) {
        draft.add(role, consent);
        draft.add(role + "-evidence", evidence(title));
        substitute.ifPresent(who -> draft.add(role + "-substitute", who));
        return draft.to(role);
    }

    private DocumentReference evidence(String title) {
        Identifier number = consent.getIdentifierFirstRep();
        DocumentReference evidence = new DocumentReference()
                .setMasterIdentifier(new Identifier()
                        .setSystem("urn:ietf:rfc:3986")
                        .setValue(Ids.contentName(number.getSystem() + "|" + number.getValue())))
                .setStatus(DocumentReferenceStatus.CURRENT)
                .setType(new CodeableConcept(new Coding(Canonical.LOINC, "64292-6", null)))
                .setSubject(draft.to("Patient"));
        evidence.addContent().setAttachment(new Attachment().setTitle(title));
        return evidence;
    }
}
