package org.nextstephub.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Canonical;

/** Who may file what, while a permit of the agency's own is on file. */
class FiledByWhomTests {

    private final Cases cases = new Cases();

    private boolean mayFile(Consent sent) {
        cases.file(Cases.permit("C-1"));
        cases.send(sent);
        return cases.decide().mayFile(sent);
    }

    private static Consent shareBack() {
        Consent consent = Cases.permit("S-1");
        consent.getExtensionByUrl(Canonical.EXT_CONSENT_DIRECTION).setValue(new CodeType("peer-to-clinical"));
        consent.getPolicyFirstRep().setUri(Canonical.SHARE_BACK_POLICY);
        consent.getOrganization().clear();
        consent.addOrganization(Cases.partner("psseo"));
        consent.getProvision().getActorFirstRep().setReference(Cases.partner("lakeshore-hospital"));
        return consent;
    }

    private static Consent newer() {
        Consent consent = Cases.permit("C-2");
        Cases.given(consent, "2026-10-02T10:00:00-04:00");
        return consent;
    }

    @Test
    void anAgencyFilesItsOwnPermit() {
        assertThat(mayFile(newer())).isTrue();
    }

    @Test
    void anAgencyFilesNoPermitForWhatPeerSupportTells() {
        assertThat(mayFile(shareBack())).isFalse();
    }

    @Test
    void anAgencyFilesNoPermitForWhatAnotherShares() {
        Consent sent = newer();
        sent.getOrganization().clear();
        sent.addOrganization(Cases.partner("rideau-clinic"));

        assertThat(mayFile(sent)).isFalse();
    }

    @Test
    void aNoIsTakenFromWhoeverPassesItOn() {
        Consent sent = shareBack();
        sent.getProvision().setType(ConsentProvisionType.DENY);

        assertThat(mayFile(sent)).isTrue();
    }

    @Test
    void theDirectionThatIsPlainIsKnown() {
        Consent sent = shareBack();
        sent.getExtension().clear();
        cases.file(Cases.permit("C-1"));
        cases.send(sent);

        assertThat(cases.decide().direction(sent)).contains(Direction.PEER_TO_CLINICAL);
    }
}
