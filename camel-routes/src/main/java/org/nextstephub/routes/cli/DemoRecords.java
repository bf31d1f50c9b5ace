package org.nextstephub.routes.cli;

import java.io.IOException;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;

/** What the desk writes down in the demo: the first meeting, and the consent that lets the hospital learn how it goes. */
final class DemoRecords {

    private DemoRecords() {}

    static Encounter introduction(DemoDesk desk) throws IOException {
        Encounter meeting = new Encounter()
                .setStatus(Encounter.EncounterStatus.FINISHED)
                .setClass_(new Coding(Canonical.ACT_CODE, "FLD", null))
                .setSubject(desk.request().getSubject())
                .addEpisodeOfCare(new Reference(
                        "EpisodeOfCare/" + desk.relationship().getIdElement().getIdPart()));
        meeting.addType(new CodeableConcept(new Coding(Canonical.codeSystem("ns-contact-type"), "introduction", null)));
        meeting.getPeriod()
                .setStartElement(new DateTimeType(DemoDesk.today()))
                .setEndElement(new DateTimeType(DemoDesk.today()));
        meeting.addParticipant()
                .addType(new CodeableConcept(new Coding(Canonical.PARTICIPATION, "PPRF", null)))
                .setIndividual(desk.worker());
        return meeting;
    }

    /** Given to peer support by the person, so that the hospital learns how the transition goes. */
    static Parameters shareBack(Reference person, String number) {
        String today = DemoDesk.today();
        Consent consent = new Consent()
                .setStatus(ConsentState.ACTIVE)
                .setScope(new CodeableConcept(new Coding(Canonical.CONSENT_SCOPE, "patient-privacy", null)))
                .addCategory(new CodeableConcept(new Coding(Canonical.LOINC, "59284-0", null)))
                .addCategory(new CodeableConcept(new Coding(Canonical.ACT_CODE, "IDSCL", null)))
                .setPatient(person)
                .addPerformer(person)
                .addOrganization(partner(Canonical.PSSEO))
                .addPolicy(new Consent.ConsentPolicyComponent().setUri(Canonical.SHARE_BACK_POLICY));
        consent.addIdentifier()
                .setSystem(Canonical.partnerNaming(Canonical.PSSEO, "consent"))
                .setValue(number + "-share-back");
        consent.setDateTimeElement(new DateTimeType(today));
        consent.addExtension(Canonical.EXT_CONSENT_DIRECTION, new CodeType("peer-to-clinical"));
        consent.addExtension(Canonical.EXT_CONSENT_MODE, new CodeType("verbal-documented"));
        var provision = consent.getProvision().setType(ConsentProvisionType.PERMIT);
        provision
                .getPeriod()
                .setStartElement(new DateTimeType(today))
                .setEndElement(
                        new DateTimeType(LocalDate.parse(today).plusMonths(2).toString()));
        provision
                .addActor()
                .setRole(new CodeableConcept(new Coding(Canonical.PARTICIPATION, "IRCP", null)))
                .setReference(partner("lakeshore-hospital"));
        provision.addPurpose(new Coding(Canonical.ACT_REASON, "COC", null));
        provision.addPurpose(new Coding(Canonical.ACT_REASON, "CAREMGT", null));
        DocumentReference written = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
        written.addContent().getAttachment().setTitle("Share-back consent, written down together");
        Parameters filing = new Parameters();
        filing.addParameter().setName("consent").setResource(consent);
        filing.addParameter().setName("evidence").setResource(written);
        return filing;
    }

    private static Reference partner(String code) {
        return new Reference()
                .setType("Organization")
                .setIdentifier(new Identifier().setSystem(Canonical.PARTNER).setValue(code));
    }
}
