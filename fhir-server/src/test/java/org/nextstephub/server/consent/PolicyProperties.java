package org.nextstephub.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.consent.Candidate.Origin;
import org.nextstephub.server.consent.Mixture.Said;

/**
 * What must hold for any mixture of consents, not only for those somebody thought of. Each is tried on mixtures of which a
 * good part is permitted; that this is so is checked too.
 */
class PolicyProperties {

    private static final int TRIES = 4000;
    private static final Instant AFTER_EVERY_END = Instant.parse("2029-01-02T05:00:00Z");

    @Provide
    Arbitrary<Mixture> mixtures() {
        Arbitrary<Said> what = Combinators.combine(
                        mostly(ConsentState.ACTIVE, ConsentState.values()),
                        mostly(false, true),
                        Arbitraries.of(
                                "2026-09-15", "2026-10-01", "2026-10-01T10:00:00-04:00", "2026-11-10", "2026-11"),
                        mostly("2027-08-31", "2026-11-21", "2026-11-22", "2029-01-01"),
                        mostly(
                                List.of("psseo"),
                                List.of("rideau-clinic"),
                                List.of("rideau-clinic", "psseo"),
                                List.<String>of()),
                        mostly(List.of("COC", "CAREMGT"), List.of("TREAT"), List.of("COC"), List.<String>of()),
                        Arbitraries.of("C-1", "C-2", "C-3"),
                        Combinators.combine(Arbitraries.of(Origin.values()), mostly(true, false))
                                .as(Tuple::of))
                .as((status, denies, given, end, recipients, purposes, number, found) -> new Said(
                        number,
                        found.get1(),
                        found.get2(),
                        status == ConsentState.NULL ? ConsentState.ACTIVE : status,
                        denies,
                        given,
                        end,
                        recipients,
                        purposes,
                        Optional.empty(),
                        true,
                        true));
        Arbitrary<Said> more = Combinators.combine(
                        what,
                        mostly(Optional.<String>empty(), Optional.of("psseo"), Optional.of("rideau-clinic")),
                        mostly(true, false),
                        mostly(true, false))
                .as((said, exception, evidence, performer) -> new Said(
                        said.number(),
                        said.origin(),
                        said.faultless(),
                        said.status(),
                        said.denies(),
                        said.given(),
                        said.end(),
                        said.recipients(),
                        said.purposes(),
                        exception,
                        evidence,
                        performer));
        return Combinators.combine(
                        more.list().ofMinSize(1).ofMaxSize(3),
                        mostly(Optional.<String>empty(), Optional.of("2026-10-20T12:00:00Z")),
                        mostly(Optional.<String>empty(), Optional.of("N"), Optional.of("V")),
                        mostly(true, false))
                .as((said, withdrawn, label, signed) ->
                        new Mixture(said, withdrawn.map(Instant::parse), label, signed));
    }

    /** The first nineteen times in twenty. */
    @SafeVarargs
    private static <T> Arbitrary<T> mostly(T usual, T... others) {
        return Arbitraries.frequencyOf(Tuple.of(19, Arbitraries.just(usual)), Tuple.of(1, Arbitraries.of(others)));
    }

    @Property(tries = TRIES)
    void aMatchingRefusalNeverLeavesAPermit(@ForAll("mixtures") Mixture mixture) {
        aGoodPartIsPermitted(mixture);
        assertThat(mixture.with(Said.refusal("C-9", "psseo")).permitted()).isFalse();
    }

    private static void aGoodPartIsPermitted(Mixture mixture) {
        Statistics.label("permitted").collect(mixture.permitted()).coverage(checker -> checker.check(true)
                .percentage(share -> share > 15 && share < 85));
    }

    @Property(tries = TRIES)
    void theOrderNeverMatters(@ForAll("mixtures") Mixture mixture, @ForAll Random random) {
        assertThat(mixture.shuffled(random).permitted()).isEqualTo(mixture.permitted());
    }

    @Property(tries = TRIES)
    void narrowingNeverPermits(@ForAll("mixtures") Mixture mixture, @ForAll("narrowings") Narrowing narrowing) {
        if (mixture.permitted() || mixture.reason() == Reason.CONSENT_AMBIGUOUS) {
            return;
        }
        assertThat(narrowing.of(mixture).permitted()).as(narrowing.toString()).isFalse();
    }

    @Property(tries = TRIES)
    void takingProofAwayNeverPermits(@ForAll("mixtures") Mixture mixture, @ForAll("losses") Narrowing loss) {
        if (mixture.permitted() || mixture.reason() == Reason.CONSENT_AMBIGUOUS) {
            return;
        }
        assertThat(loss.of(mixture).permitted()).as(loss.toString()).isFalse();
    }

    @Property(tries = TRIES)
    void aRefusalNeedsNoProof(@ForAll("mixtures") Mixture mixture) {
        Mixture refused = mixture.with(Said.refusal("C-9", "psseo"));
        Mixture bare = refused.each(Said::denies, said -> said.withoutEvidence().withoutPerformer());
        assertThat(bare.permitted()).isFalse();
    }

    @Property(tries = TRIES)
    void everyMixtureGetsOneReasonAndTheSameOneAgain(@ForAll("mixtures") Mixture mixture) {
        Reason reason = mixture.reason();
        assertThat(reason).isNotNull().isNotEqualTo(Reason.INTERNAL);
        assertThat(mixture.reason()).isEqualTo(reason);
    }

    /** Worked out here from what was said, and not by the policy. */
    @Property(tries = TRIES)
    void aPermitHasEverythingBehindIt(@ForAll("mixtures") Mixture mixture) {
        if (!mixture.permitted()) {
            return;
        }
        assertThat(mixture.signed()).isTrue();
        assertThat(mixture.label()).isNotEqualTo(Optional.of("V"));
        assertThat(mixture.said())
                .anyMatch(said -> said.status() == ConsentState.ACTIVE
                        && !said.denies()
                        && said.faultless()
                        && said.end().compareTo("2026-11-22") >= 0
                        && said.recipients().contains("psseo")
                        && (said.purposes().contains("COC") || said.purposes().contains("CAREMGT"))
                        && said.evidence()
                        && said.performer()
                        && (said.given().length() >= "2026-11-10".length() || said.origin() == Origin.FILE)
                        && (mixture.withdrawn().isEmpty() || said.given().equals("2026-11-10")));
        boolean allActive = mixture.said().stream().allMatch(said -> said.status() == ConsentState.ACTIVE);
        boolean overruled = mixture.said().stream()
                .filter(said ->
                        said.status() == ConsentState.ACTIVE && said.end().compareTo("2026-11-22") >= 0)
                .filter(said ->
                        mixture.said().stream().filter(said::sharesTheNumberOf).count() == 1)
                .anyMatch(said -> said.denies()
                        ? said.recipients().isEmpty() || said.recipients().contains("psseo")
                        : allActive && said.exception().filter("psseo"::equals).isPresent());
        assertThat(overruled).isFalse();
    }

    @Property(tries = TRIES)
    void nothingIsPermittedAfterEveryEnd(@ForAll("mixtures") Mixture mixture) {
        assertThat(mixture.decide(AFTER_EVERY_END)).isNotEqualTo(Reason.OK);
    }

    @Property(tries = TRIES)
    void aMessageNeverReactivatesWhatIsEndedOnFile(@ForAll("mixtures") Mixture mixture) {
        List<Said> ended = new ArrayList<>(mixture.said());
        mixture.said().stream()
                .map(said -> said.onFileAs(ConsentState.INACTIVE))
                .forEach(ended::add);
        assertThat(new Mixture(ended, mixture.withdrawn(), mixture.label(), mixture.signed()).permitted())
                .isFalse();
    }

    @Property(tries = TRIES)
    void aWithdrawalNowLeavesNothing(@ForAll("mixtures") Mixture mixture) {
        assertThat(new Mixture(mixture.said(), Optional.of(Mixture.NOW), mixture.label(), mixture.signed()).permitted())
                .isFalse();
    }

    /** Something that takes away from what is permitted. */
    private record Narrowing(String name, UnaryOperator<Mixture> change) {

        Mixture of(Mixture mixture) {
            return change.apply(mixture);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Predicate<Said> A_PERMIT = said -> !said.denies();

    @Provide
    Arbitrary<Narrowing> narrowings() {
        return Arbitraries.of(
                new Narrowing(
                        "an actor less",
                        mixture -> mixture.each(A_PERMIT, said -> said.toRecipients(withoutFirst(said.recipients())))),
                new Narrowing(
                        "a purpose less",
                        mixture -> mixture.each(A_PERMIT, said -> said.forPurposes(withoutFirst(said.purposes())))),
                new Narrowing("ended sooner", mixture -> mixture.each(A_PERMIT, said -> said.until("2026-11-20"))),
                new Narrowing(
                        "one exception more", mixture -> mixture.each(A_PERMIT, said -> said.except("rideau-clinic"))),
                new Narrowing("a higher label", mixture -> mixture.labelled("V")));
    }

    @Provide
    Arbitrary<Narrowing> losses() {
        return Arbitraries.of(
                new Narrowing("no evidence", mixture -> mixture.each(A_PERMIT, Said::withoutEvidence)),
                new Narrowing("no performer", mixture -> mixture.each(A_PERMIT, Said::withoutPerformer)),
                new Narrowing("no date", mixture -> mixture.each(A_PERMIT, said -> said.givenOn(""))),
                new Narrowing("a signature less", Mixture::unsigned));
    }

    private static List<String> withoutFirst(List<String> list) {
        return list.isEmpty() ? list : list.subList(1, list.size());
    }
}
