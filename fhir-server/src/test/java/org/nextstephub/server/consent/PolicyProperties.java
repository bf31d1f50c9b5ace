package org.nextstephub.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.nextstephub.profiles.Reason;

/** What must hold for any mixture of consents, not only for those somebody thought of. */
class PolicyProperties {

    private static final List<String> DAYS =
            List.of("2026-09-15", "2026-10-01", "2026-10-01T10:00:00-04:00", "2026-11-10", "2026-11");

    @Provide
    Arbitrary<List<Candidate>> mixtures() {
        Arbitrary<Candidate> one = Combinators.combine(
                        Arbitraries.of(ConsentState.values()).filter(state -> state != ConsentState.NULL),
                        Arbitraries.of(ConsentProvisionType.PERMIT, ConsentProvisionType.DENY),
                        Arbitraries.of(DAYS),
                        Arbitraries.of("2026-11-21", "2026-11-22", "2027-09-30", "2029-01-01"),
                        Arbitraries.of("psseo", "rideau-clinic"),
                        Arbitraries.of("C-1", "C-2", "C-3"),
                        Arbitraries.of(Candidate.Origin.values()),
                        Arbitraries.of(true, true, true, false))
                .as((status, type, given, end, recipient, number, origin, faultless) -> {
                    Consent consent = Cases.permit(number).setStatus(status);
                    Cases.given(consent, given);
                    Cases.period(consent, "2026-09-01", end);
                    consent.getProvision().setType(type);
                    consent.getProvision().getActor().clear();
                    Cases.actor(consent.getProvision(), recipient);
                    return new Candidate(consent, origin, faultless);
                });
        return one.list().ofMaxSize(4);
    }

    private static Cases cases(List<Candidate> candidates) {
        Cases cases = new Cases();
        cases.candidates.addAll(candidates);
        return cases;
    }

    @Property(tries = 1500)
    void everyMixtureGetsOneReasonAndTheSameOneAgain(@ForAll("mixtures") List<Candidate> mixture) {
        Reason reason = cases(mixture).reason();
        assertThat(reason).isNotNull().isNotEqualTo(Reason.INTERNAL);
        assertThat(cases(mixture).reason()).isEqualTo(reason);
    }

    @Property(tries = 1500)
    void theOrderNeverMatters(@ForAll("mixtures") List<Candidate> mixture, @ForAll Random random) {
        Cases shuffled = cases(mixture);
        Collections.shuffle(shuffled.candidates, random);
        assertThat(shuffled.decide().permitted())
                .isEqualTo(cases(mixture).decide().permitted());
    }

    @Property(tries = 1500)
    void aMatchingRefusalNeverLeavesAPermit(@ForAll("mixtures") List<Candidate> mixture) {
        Cases cases = cases(mixture);
        cases.file(Cases.refusal("psseo"));
        assertThat(cases.decide().permitted()).isFalse();
    }

    @Property(tries = 1500)
    void nothingIsPermittedAfterEveryEnd(@ForAll("mixtures") List<Candidate> mixture) {
        Cases cases = cases(mixture);
        cases.now = Instant.parse("2029-01-02T05:00:00Z");
        assertThat(cases.decide().permitted()).isFalse();
    }

    @Property(tries = 1500)
    void aWithdrawalNowLeavesNothing(@ForAll("mixtures") List<Candidate> mixture) {
        Cases cases = cases(mixture);
        cases.watermark = Optional.of(cases.now);
        assertThat(cases.decide().permitted()).isFalse();
    }

    @Property(tries = 1500)
    void takingTheEvidenceAwayNeverPermits(@ForAll("mixtures") List<Candidate> mixture) {
        mixture.forEach(candidate -> candidate.consent().setSource(null));
        assertThat(cases(mixture).decide().permitted()).isFalse();
    }

    @Property(tries = 1500)
    void aPermitRestsOnAnActiveConsentInItsPeriodThatNamesTheRecipient(@ForAll("mixtures") List<Candidate> mixture) {
        Cases cases = cases(mixture);
        ConsentDecision decision = cases.decide();
        if (decision.permitted()) {
            Consent governing = decision.consent().orElseThrow();
            assertThat(governing.getStatus()).isEqualTo(ConsentState.ACTIVE);
            assertThat(governing.getProvision().getType()).isEqualTo(ConsentProvisionType.PERMIT);
            assertThat(governing
                            .getProvision()
                            .getActorFirstRep()
                            .getReference()
                            .getIdentifier()
                            .getValue())
                    .isEqualTo("psseo");
            assertThat(decision.ends().orElseThrow()).isAfter(cases.now);
        }
    }
}
