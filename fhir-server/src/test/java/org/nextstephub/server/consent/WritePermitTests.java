package org.nextstephub.server.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;

/** What a decision lets be written, and what it does not. */
class WritePermitTests {

    private final Cases permitted = Cases.baseline();

    private static Cases without(ConsentState status) {
        Cases cases = Cases.baseline();
        cases.first().setStatus(status);
        return cases;
    }

    @Test
    void onlyADecisionThatPermitsLetsNewContentIn() {
        WritePermit permit = WritePermit.of(permitted.decide(), "R-1");

        assertThat(permit.coversNewContent()).isTrue();
        assertThat(permit.decisionId()).isEqualTo("R-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WritePermit.of(without(ConsentState.PROPOSED).decide(), "R-1"));
    }

    @Test
    void aPermitIsGoodForOnce() {
        WritePermit permit = WritePermit.of(permitted.decide(), "R-1");

        assertThat(permit.isOpen()).isTrue();
        permit.spend();
        assertThat(permit.isOpen()).isFalse();
    }

    @Test
    void aWithdrawalPermitsNoNewContent() {
        WritePermit permit = WritePermit.ofWithdrawal("R-2");

        assertThat(permit.coversNewContent()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new PermittedReferral(new Bundle(), permit));
        assertThat(new PermittedReferral(new Bundle(), WritePermit.of(permitted.decide(), "R-1")).permit())
                .isNotNull();
    }

    @Test
    void aPermitInForceMayBeFiled() {
        assertThat(permitted.decide().mayFile(permitted.first())).isTrue();
        assertThat(permitted.decide().isTheirNo()).isFalse();
        assertThat(WritePermit.ofFiling(permitted.decide(), permitted.first(), "R-3")
                        .coversNewContent())
                .isTrue();
    }

    @Test
    void aPermitThatBeginsLaterMayBeFiled() {
        Cases later = Cases.baseline();
        Cases.period(later.first(), "2026-12-24", "2027-09-30");

        assertThat(later.decide().mayFile(later.first())).isTrue();
        assertThat(later.decide().permitted()).isFalse();
    }

    @Test
    void theirNoMayBeFiled() {
        Cases rejected = without(ConsentState.REJECTED);
        Cases refused = Cases.baseline();
        refused.candidates.clear();
        refused.send(Cases.refusal("psseo"));

        assertThat(rejected.decide().mayFile(rejected.first())).isTrue();
        assertThat(rejected.decide().isTheirNo()).isTrue();
        assertThat(refused.decide().mayFile(refused.first())).isTrue();
        assertThat(refused.decide().isTheirNo()).isTrue();
    }

    @Test
    void whatPermitsNothingMayNotBeFiled() {
        for (ConsentState status :
                new ConsentState[] {ConsentState.PROPOSED, ConsentState.INACTIVE, ConsentState.ENTEREDINERROR}) {
            Cases cases = without(status);
            assertThat(cases.decide().mayFile(cases.first()))
                    .as(status.toCode())
                    .isFalse();
            assertThat(cases.decide().isTheirNo()).isFalse();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> WritePermit.ofFiling(cases.decide(), cases.first(), "R-3"));
        }
    }

    /** A refusal on file forbids filing a permit, and a permit on file does not carry a draft in. */
    @Test
    void oneConsentDoesNotCarryAnother() {
        Cases refusalOnFile = Cases.baseline();
        refusalOnFile.file(Cases.refusal("psseo"));
        Cases permitOnFile = Cases.baseline();
        Consent draft = Cases.permit("C-2").setStatus(ConsentState.DRAFT);
        permitOnFile.send(draft);
        Cases rejectedOnFile = Cases.baseline();
        rejectedOnFile.first().setStatus(ConsentState.ACTIVE).setDateTimeElement(null);

        assertThat(refusalOnFile.decide().mayFile(refusalOnFile.first())).isFalse();
        assertThat(permitOnFile.decide().permitted()).isTrue();
        assertThat(permitOnFile.decide().mayFile(draft)).isFalse();
        assertThat(rejectedOnFile.decide().mayFile(rejectedOnFile.first())).isFalse();
    }

    @Test
    void onlyWhatCountsIsHeard() {
        Cases cases = Cases.baseline();
        Consent research = Cases.permit("C-2");
        research.getScope().getCodingFirstRep().setCode("research");
        cases.send(research);

        assertThat(cases.decide().heard(cases.first())).isTrue();
        assertThat(cases.decide().heard(research)).isFalse();
        assertThat(cases.decide().heard(cases.first().copy()))
                .as("another like it")
                .isFalse();
        assertThat(cases.decide().mayFile(research)).isFalse();
    }

    @Test
    void theRuleThatDecidedIsNamed() {
        Cases none = Cases.baseline();
        none.candidates.clear();

        assertThat(permitted.decide().step()).isEqualTo("G10");
        assertThat(none.decide().step()).isEqualTo("C3");
        assertThat(none.decide().permitted()).isFalse();
    }

    /** Two wordings of one direction: what was agreed to differs, though all else is the same. */
    @Test
    void theWordingIsPartOfTheMeaning() {
        Terms both = new Terms(
                Set.of("COC", "CAREMGT"),
                Map.of(
                        Canonical.SHARING_POLICY,
                        Direction.CLINICAL_TO_PEER,
                        Canonical.SHARING_POLICY + "-long",
                        Direction.CLINICAL_TO_PEER),
                12,
                Terms.Demands.ALL);
        Cases cases = Cases.baseline();
        Consent other = Cases.permit("C-2");
        cases.send(other);

        assertThat(decide(cases, both).reason()).isEqualTo(Reason.OK);
        other.getPolicyFirstRep().setUri(Canonical.SHARING_POLICY + "-long");
        assertThat(decide(cases, both).reason()).isEqualTo(Reason.CONSENT_AMBIGUOUS);
    }

    private static ConsentDecision decide(Cases cases, Terms terms) {
        return ConsentPolicy.decide(cases.question(), cases.candidates, Optional.empty(), cases.now, terms);
    }
}
