package org.nextstephub.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Reason;

/** A gate that is wrong is found out, and the question that shows it is small. */
class DifferentialTests {

    private static final int CASES = 1_000;

    private final Gate right = new ReferenceGate();

    @Test
    void twoGatesOfOneMindNeverDisagree() {
        Differential.Report report = Differential.run(right, right, 0, CASES);

        assertThat(report.disagreements()).isEmpty();
        assertThat(report.counts().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(CASES);
    }

    @Test
    void aGateThatForgetsExceptionsIsFoundOutByASmallExample() {
        Gate forgetful = circumstances -> {
            Verdict verdict = right.decide(circumstances);
            return verdict.reason() == Reason.EXCEPTION_DENY ? new Verdict(Reason.OK, verdict.withdrawn()) : verdict;
        };

        Differential.Report report = Differential.run(right, forgetful, 0, CASES);

        assertThat(report.disagreements()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.a().reason()).isEqualTo(Reason.EXCEPTION_DENY);
            assertThat(each.b().reason()).isEqualTo(Reason.OK);
            assertThat(right.decide(CaseFormat.read(each.example())).reason()).isEqualTo(Reason.EXCEPTION_DENY);
            assertThat(each.example().toString().length())
                    .isLessThan(
                            CaseFormat.write(RandomCircumstances.of(each.seeds().get(0)))
                                            .toString()
                                            .length()
                                    * 3
                                    / 4);
        });
        assertThat(report.text()).contains("\"expected\" : \"EXCEPTION_DENY\"");
    }

    @Test
    void aQuestionShrinksToWhatItsAnswerNeeds() {
        Circumstances large = RandomCircumstances.of(0);
        Verdict verdict = right.decide(large);

        Circumstances small = Shrink.smallest(large, each -> right.decide(each).equals(verdict));

        assertThat(right.decide(small)).isEqualTo(verdict);
        assertThat(CaseFormat.write(small).toString())
                .hasSizeLessThan(CaseFormat.write(large).toString().length());
    }

    @Test
    void aCaseFileSaysTheSameAsTheCircumstances() {
        for (long seed = 0; seed < CASES; seed++) {
            Circumstances circumstances = RandomCircumstances.of(seed);
            assertThat(CaseFormat.read(CaseFormat.write(circumstances)))
                    .as("seed %d", seed)
                    .isEqualTo(circumstances);
        }
    }
}
