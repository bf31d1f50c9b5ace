package org.nextstephub.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Canonical;

/** Which newer permit makes a no of the message history, and which does not. */
class DissentTests {

    private final Cases cases = new Cases();

    DissentTests() {
        cases.send(Cases.permit("C-1").setStatus(ConsentState.INACTIVE));
        cases.file(Cases.permit("C-1"));
    }

    private Set<Direction> withdrawn() {
        return Dissent.withdraws(cases.question(), cases.candidates, false, cases.now, Cases.TERMS);
    }

    private static Consent newer() {
        Consent consent = Cases.permit("C-2");
        Cases.given(consent, "2026-11-01");
        return consent;
    }

    @Test
    void aNewerPermitDoes() {
        cases.send(newer());

        assertThat(withdrawn()).isEmpty();
    }

    @Test
    void aPermitOfSomebodyElseDoesNot() {
        cases.send(newer().setPatient(new Reference("urn:uuid:b")));

        assertThat(withdrawn()).containsExactly(Direction.CLINICAL_TO_PEER);
    }

    @Test
    void aPermitThatIsWithdrawnOnFileDoesNot() {
        cases.send(newer());
        cases.file(newer().setStatus(ConsentState.INACTIVE));

        assertThat(withdrawn()).containsExactly(Direction.CLINICAL_TO_PEER);
    }

    @Test
    void aPermitWhoseTextSaysMoreThanWasReadDoesNot() {
        cases.candidates.add(new Candidate(newer(), Candidate.Origin.MESSAGE, false));

        assertThat(withdrawn()).containsExactly(Direction.CLINICAL_TO_PEER);
    }

    @Test
    void aPermitToShareBackDoesNotWhereTheNoStatesNoDirection() {
        Consent no = Cases.permit("C-3").setStatus(ConsentState.INACTIVE);
        no.getExtension().clear();
        no.setProvision(null).setOrganization(List.of(new Reference("Organization/o-psseo")));
        cases.candidates.clear();
        cases.send(no);
        Consent shareBack = newer();
        shareBack.getExtensionByUrl(Canonical.EXT_CONSENT_DIRECTION).setValue(new CodeType("peer-to-clinical"));
        shareBack.setOrganization(List.of(new Reference("Organization/o-psseo")));
        cases.send(shareBack);

        assertThat(withdrawn()).contains(Direction.CLINICAL_TO_PEER);
    }

    @Test
    void aPermitOfAnOrganizationThatIsNoPartnerDoesNot() {
        Reference stranger = new Reference()
                .setIdentifier(new Identifier().setSystem("urn:s").setValue("1"));
        cases.candidates.clear();
        cases.send(Cases.permit("C-3").setStatus(ConsentState.INACTIVE).setOrganization(List.of(stranger)));
        cases.send(newer().setOrganization(List.of(stranger.copy())));

        assertThat(withdrawn()).contains(Direction.CLINICAL_TO_PEER);
    }
}
