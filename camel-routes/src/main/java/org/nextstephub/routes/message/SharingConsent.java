package org.nextstephub.routes.message;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.nextstephub.profiles.Canonical;

/**
 * A consent to share with PSSEO (profile {@code nextstep-consent}) as a door submits it: what the sender said, in the shape
 * that the gate reads. Only {@link ConsentStatement#GRANTED} makes a permit; a door never decides.
 */
public final class SharingConsent {

    /** Months for which a consent holds that has no end. */
    public static final int MONTHS = 12;

    /** Registered wordings by their form id. */
    public static final Map<String, String> FORMS = Map.of("NEXTSTEP-ROI-1", Canonical.SHARING_POLICY);

    private final MessageDraft draft;
    private final String role;
    private final Consent consent = new Consent();
    private Optional<RelatedPerson> substitute = Optional.empty();

    /**
     * @param role the consent's role in the message
     * @param statement as it was sent, kept as a tag
     */
    public SharingConsent(MessageDraft draft, String role, String partner, String number, ConsentStatement statement) {
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
                .addTag(new Coding(Canonical.V2_CONSENT_STATUS, statement.code(), null));
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

    /** The registered wording of the form. */
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

    /** Lets it say this. A limited consent says nothing that can be evaluated. */
    public void say(ConsentStatement statement) {
        switch (statement) {
            case GRANTED -> set(ConsentState.ACTIVE, ConsentProvisionType.PERMIT);
            case LIMITED -> consent.setStatus(ConsentState.ACTIVE).setProvision(null);
            case REFUSED -> set(ConsentState.REJECTED, ConsentProvisionType.DENY);
            case WITHDRAWN -> consent.setStatus(ConsentState.INACTIVE).setProvision(null);
            case PENDING -> consent.setStatus(ConsentState.PROPOSED);
            case BYPASSED -> {
                consent.setStatus(ConsentState.PROPOSED);
                consent.getMeta().addTag(new Coding(Canonical.V2_CONSENT_STATUS, statement.code(), null));
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
        draft.add(role + "-evidence", ConsentEvidence.of(consent, draft.to("Patient"), title));
        substitute.ifPresent(who -> draft.add(role + "-substitute", who));
        return draft.to(role);
    }
}
