package org.nextstephub.server.console.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.HubRefused;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Form;

/** Files the person's consent to tell the agency how the transition goes: {@code Consent/$fileConsent}. */
final class ShareBack implements Act {

    private static final List<String> MODES = List.of("written", "verbal-documented", "electronic");

    @Override
    public String name() {
        return "share-back";
    }

    @Override
    public boolean isOffered(Referral referral, Visitor visitor) {
        return visitor.may("Consent/$fileConsent", Interaction.OPERATION) && !referral.isOver();
    }

    @Override
    public List<Field> fields(Referral referral, Visitor visitor) {
        LocalDate today = visitor.words().today();
        return List.of(
                Field.one(
                        "mode",
                        "field.mode",
                        MODES.stream()
                                .map(mode -> Step.option(visitor, "ns-consent-mode", mode))
                                .toList()),
                Field.day("given", "field.given", true, today.toString()),
                Field.day("until", "field.until", true, today.plusMonths(6).toString()),
                Field.tick(Step.AGREED, "field.told-choice"));
    }

    @Override
    public void perform(Referral referral, Visitor visitor, Form form) {
        DocumentReference signed = new DocumentReference();
        signed.setStatus(DocumentReferenceStatus.CURRENT);
        signed.addContent().getAttachment().setTitle("Share-back consent");
        Parameters filing = new Parameters();
        filing.addParameter().setName("consent").setResource(consent(referral, form));
        filing.addParameter().setName("evidence").setResource(signed);
        Parameters answer = referral.hub().send("Consent/$fileConsent", filing, Parameters.class);
        if (!"permit".equals(answer.getParameter("decision").getValue().primitiveValue())) {
            throw HubRefused.notPermitted();
        }
    }

    private static Consent consent(Referral referral, Form form) {
        Reference person = referral.task().getFor();
        Consent consent = new Consent();
        consent.addExtension(Canonical.EXT_CONSENT_DIRECTION, new CodeType("peer-to-clinical"));
        consent.addExtension(Canonical.EXT_CONSENT_MODE, new CodeType(form.value("mode")));
        consent.addIdentifier(new Identifier()
                        .setSystem(Canonical.partnerNaming(Canonical.PSSEO, "consent"))
                        .setValue(UUID.randomUUID().toString()))
                .setStatus(ConsentState.ACTIVE)
                .setScope(new CodeableConcept(new Coding(Canonical.CONSENT_SCOPE, "patient-privacy", null)))
                .addCategory(new CodeableConcept(new Coding(Canonical.LOINC, "59284-0", null)))
                .addCategory(new CodeableConcept(new Coding(Canonical.ACT_CODE, "IDSCL", null)))
                .setPatient(person.copy())
                .setDateTimeElement(new DateTimeType(form.value("given")))
                .addPerformer(person.copy())
                .addOrganization(partner(Canonical.PSSEO));
        consent.addPolicy().setUri(Canonical.SHARE_BACK_POLICY);
        consent.getProvision()
                .setType(ConsentProvisionType.PERMIT)
                .addActor(new provisionActorComponent(
                        new CodeableConcept(new Coding(Canonical.PARTICIPATION, "IRCP", null)),
                        partner(agency(referral))));
        consent.getProvision()
                .getPeriod()
                .setStartElement(new DateTimeType(form.value("given")))
                .setEndElement(new DateTimeType(form.value("until")));
        Stream.of("COC", "CAREMGT")
                .forEach(purpose -> consent.getProvision().addPurpose(new Coding(Canonical.ACT_REASON, purpose, null)));
        return consent;
    }

    private static String agency(Referral referral) {
        String id = referral.task().getRequester().getReferenceElement().getIdPart();
        return referral.hub().read(Organization.class, id).getIdentifier().stream()
                .filter(number -> Canonical.PARTNER.equals(number.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    private static Reference partner(String code) {
        return new Reference()
                .setType("Organization")
                .setIdentifier(new Identifier().setSystem(Canonical.PARTNER).setValue(code));
    }
}
