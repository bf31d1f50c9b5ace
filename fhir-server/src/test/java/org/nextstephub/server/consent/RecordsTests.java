package org.nextstephub.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Canonical;

/** How references are read: without contradiction in a permit, by either way in anything said against sharing. */
class RecordsTests {

    private static final String PEER = "Organization/psseo";
    private static final String CLINIC = "Organization/rideau-clinic";

    private final Records records = new Records()
            .partner("psseo", organization("o-1", "psseo"))
            .partner("rideau-clinic", organization("o-2", "rideau-clinic"));

    @Test
    void aPermitNamesBothWaysOnlyWhenTheyAgree() {
        Patient person = new Patient();
        person.addIdentifier().setSystem("urn:mrn").setValue("1");
        records.entry("urn:uuid:a", person).entry("urn:uuid:b", new Practitioner());
        Reference byNumber = numbered("urn:mrn", "1");

        assertThat(records.proven(new Reference("urn:uuid:a")).isThePerson()).isTrue();
        assertThat(records.proven(byNumber).isThePerson()).isTrue();
        assertThat(records.proven(byNumber.copy().setReference("urn:uuid:a")).isThePerson())
                .isTrue();
        assertThat(records.proven(byNumber.copy().setReference("urn:uuid:b")).isKnown())
                .isFalse();
        assertThat(records.proven(byNumber.copy().setReference("urn:uuid:c")).isKnown())
                .isFalse();
        assertThat(records.proven(new Reference().setIdentifier(new Identifier().setValue("1")))
                        .isKnown())
                .isFalse();
    }

    @Test
    void whatIsSaidAgainstSharingNamesByEitherWay() {
        Reference both = numbered(Canonical.PARTNER, "psseo").setReference("Organization/o-2");

        assertThat(records.either(both).keys()).contains(PEER, CLINIC);
        assertThat(records.proven(both).isKnown()).isFalse();
    }

    @Test
    void anOrganizationOfTwoNumbersIsBoth() {
        records.entry("urn:uuid:o", organization("", "psseo", "rideau-clinic"));

        assertThat(records.either(new Reference("urn:uuid:o")).keys()).contains(PEER, CLINIC);
        assertThat(records.proven(new Reference("urn:uuid:o")).keys()).containsExactlyInAnyOrder(PEER, CLINIC);
    }

    @Test
    void whatIsNoOrganizationCannotClaimAPartnersNumber() {
        Practitioner claims = new Practitioner();
        claims.addIdentifier().setSystem(Canonical.PARTNER).setValue("psseo");
        records.entry("urn:uuid:p", claims);

        assertThat(records.either(numbered(Canonical.PARTNER, "psseo")).names(PEER))
                .isTrue();
        assertThat(records.proven(numbered(Canonical.PARTNER, "psseo")).keys()).containsExactly(PEER);
        assertThat(records.proven(new Reference("urn:uuid:p")).keys()).containsExactly("urn:uuid:p");
    }

    @Test
    void evidenceIsFoundByItsMasterIdentifier() {
        DocumentReference form = new DocumentReference();
        form.getMasterIdentifier().setSystem("urn:ietf:rfc:3986").setValue("ni:///sha-256;abc");
        records.entry("urn:uuid:e", form);

        assertThat(records.proven(numbered("urn:ietf:rfc:3986", "ni:///sha-256;abc"))
                        .keys())
                .containsExactly("urn:uuid:e");
    }

    @Test
    void oneNumberOfTwoRecordsMeansBothWhateverTheirOrder() {
        Consent consent = new Consent();
        consent.addIdentifier().setSystem("urn:n").setValue("7");
        DocumentReference form = new DocumentReference();
        form.addIdentifier().setSystem("urn:n").setValue("7");
        records.entry("urn:uuid:e", form).entry("urn:uuid:c", consent);

        assertThat(records.proven(numbered("urn:n", "7")).entries())
                .hasSize(2)
                .anyMatch(entry -> entry.is(consent))
                .anyMatch(entry -> !entry.is(consent));
    }

    @Test
    void twoReferencesToTheSameUnknownThingNameTheSame() {
        Reference visit = numbered("urn:visit", "V-77");

        assertThat(records.either(visit).isKnown()).isFalse();
        assertThat(records.either(visit).keys())
                .isEqualTo(records.either(numbered("urn:visit", " V-77 ")).keys());
    }

    private static Reference numbered(String system, String value) {
        return new Reference().setIdentifier(new Identifier().setSystem(system).setValue(value));
    }

    private static Organization organization(String id, String... codes) {
        Organization organization = new Organization();
        organization.setId(id);
        for (String code : codes) {
            organization.addIdentifier().setSystem(Canonical.PARTNER).setValue(code);
        }
        return organization;
    }
}
