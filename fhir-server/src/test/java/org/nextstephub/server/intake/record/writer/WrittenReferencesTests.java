package org.nextstephub.server.intake.record.writer;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.consent.Records;

/** What references of a message become when it is stored: each still names whom and what it named. */
class WrittenReferencesTests {

    private static final String PERSON = "urn:uuid:50c8a1de-0000-4000-8000-000000000001";
    private static final String CONSENT = "urn:uuid:50c8a1de-0000-4000-8000-000000000002";
    private static final String REFERRAL = "urn:uuid:50c8a1de-0000-4000-8000-000000000003";
    private static final String DOCUMENT = "urn:uuid:50c8a1de-0000-4000-8000-000000000004";

    private final Identifier record = new Identifier()
            .setSystem(Canonical.partnerNaming("lakeshore-hospital", "mrn"))
            .setValue("A-1001");
    private final Identifier elsewhere = new Identifier()
            .setSystem(Canonical.partnerNaming("lakeshore-hospital", "document"))
            .setValue("D-2");
    private final Consent consent = new Consent().setStatus(ConsentState.ACTIVE);
    private final ServiceRequest referral = new ServiceRequest();
    private final Patient person = new Patient().addIdentifier(record);
    private final DocumentReference document = new DocumentReference();

    private void write() {
        StoreTransaction draft = new StoreTransaction(
                FhirContext.forR4Cached(),
                List.of(
                        entry(PERSON, person),
                        entry(CONSENT, consent),
                        entry(REFERRAL, referral),
                        entry(DOCUMENT, document)));
        Records records = new Records()
                .entry(PERSON, person)
                .entry(CONSENT, consent)
                .entry(REFERRAL, referral)
                .entry(DOCUMENT, document);
        draft.link(records);
        draft.resolve(new RegisteredNames(records, code -> Optional.empty(), "lakeshore-hospital"));
    }

    private static BundleEntryComponent entry(String url, Resource resource) {
        return new BundleEntryComponent().setFullUrl(url).setResource(resource);
    }

    private Reference byNumber() {
        return new Reference().setIdentifier(record.copy());
    }

    @Test
    void aPersonNamedByNumberAloneIsTheStoredPerson() {
        consent.setPatient(byNumber());
        consent.addPerformer(byNumber());
        referral.setSubject(byNumber());

        write();

        assertThat(List.of(consent.getPatient(), consent.getPerformerFirstRep(), referral.getSubject()))
                .extracting(Reference::getReference)
                .containsOnly(PERSON);
    }

    @Test
    void evidenceNamedByNumberAloneIsTheStoredEvidence() {
        document.setMasterIdentifier(elsewhere);
        consent.setSource(new Reference().setIdentifier(elsewhere.copy()));

        write();

        assertThat(consent.getSourceReference().getReference()).isEqualTo(DOCUMENT);
    }

    @Test
    void aRefusalThatNamesTwoWaysKeepsBoth() {
        consent.getProvision().setType(ConsentProvisionType.DENY);
        consent.getProvision().addActor().setReference(twoWays(PERSON));

        write();

        assertThat(consent.getProvision().getActorFirstRep().getReference().equalsDeep(twoWays(PERSON)))
                .isTrue();
    }

    @Test
    void anExceptionThatNamesTwoWaysKeepsBoth() {
        consent.getProvision().setType(ConsentProvisionType.PERMIT);
        consent.getProvision()
                .addProvision()
                .setType(ConsentProvisionType.DENY)
                .addData()
                .setReference(twoWays(DOCUMENT));

        write();

        assertThat(consent.getProvision()
                        .getProvisionFirstRep()
                        .getDataFirstRep()
                        .getReference()
                        .equalsDeep(twoWays(DOCUMENT)))
                .isTrue();
    }

    @Test
    void anExceptionOfAStoredRecordKeepsItsNumber() {
        document.setMasterIdentifier(elsewhere);
        consent.getProvision().setType(ConsentProvisionType.PERMIT);
        consent.getProvision()
                .addProvision()
                .setType(ConsentProvisionType.DENY)
                .addData()
                .setReference(new Reference(DOCUMENT));

        write();

        assertThat(consent.getProvision()
                        .getProvisionFirstRep()
                        .getDataFirstRep()
                        .getReference()
                        .getIdentifier()
                        .getValue())
                .isEqualTo("D-2");
    }

    @Test
    void anExceptionOfWhatWasNotSentStillNamesSomething() {
        String absent = "urn:uuid:50c8a1de-0000-4000-8000-000000000009";
        consent.getProvision().setType(ConsentProvisionType.PERMIT);
        consent.getProvision()
                .addProvision()
                .setType(ConsentProvisionType.DENY)
                .addData()
                .setReference(new Reference(absent));

        write();

        assertThat(consent.getProvision()
                        .getProvisionFirstRep()
                        .getDataFirstRep()
                        .getReference()
                        .getIdentifier()
                        .getValue())
                .isEqualTo(absent);
    }

    private Reference twoWays(String url) {
        return new Reference(url).setIdentifier(elsewhere.copy());
    }
}
