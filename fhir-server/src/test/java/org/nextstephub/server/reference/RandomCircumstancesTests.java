package org.nextstephub.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Reason;

/** The random questions can be asked again, and together they meet every rule. */
class RandomCircumstancesTests {

    private static final int CASES = 20_000;
    private static final double FLOOR = 0.005;

    /** Reasons of the steps before V2, and of a store that fails: not what these questions are about. */
    private static final Set<Reason> NOT_ASKED = Set.of(
            Reason.SYNTAX_INVALID,
            Reason.PROFILE_INVALID,
            Reason.PARTNER_UNKNOWN,
            Reason.SENDER_MISMATCH,
            Reason.REPLAY_CONFLICT,
            Reason.CONSENT_LOOKUP_FAILED,
            Reason.INTERNAL);

    private final Gate gate = new ReferenceGate();

    @Test
    void theSameSeedGivesTheSameQuestion() {
        for (long seed = 0; seed < 500; seed++) {
            assertThat(RandomCircumstances.of(seed)).isEqualTo(RandomCircumstances.of(seed));
        }
    }

    @Test
    void everyReasonComesUpOftenEnough() {
        Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        int withdrawn = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Verdict verdict = gate.decide(RandomCircumstances.of(seed));
            counts.merge(verdict.reason(), 1, Integer::sum);
            withdrawn += verdict.withdrawn() ? 1 : 0;
        }
        counts.forEach((reason, count) -> System.out.printf("%-28s %5.2f %%%n", reason, 100.0 * count / CASES));
        for (Reason reason : Reason.values()) {
            if (NOT_ASKED.contains(reason)) {
                assertThat(counts).doesNotContainKey(reason);
            } else {
                assertThat(counts.getOrDefault(reason, 0)).as(reason.name()).isGreaterThanOrEqualTo((int)
                        (FLOOR * CASES));
            }
        }
        assertThat(counts.get(Reason.OK)).isBetween(CASES * 15 / 100, CASES * 40 / 100);
        assertThat(withdrawn).isGreaterThan(CASES / 50);
    }

    @Test
    void theOrderOfEntriesConsentsAndAgreementsNeverMatters() {
        for (long seed = 0; seed < CASES / 4; seed++) {
            Circumstances circumstances = RandomCircumstances.of(seed);
            assertThat(gate.decide(ReferenceGateTests.turned(circumstances)))
                    .as("seed %d", seed)
                    .isEqualTo(gate.decide(circumstances));
        }
    }

    @Test
    void onlyAConsentOfTheMessageHoldsWhatNoParserKeeps() {
        for (long seed = 0; seed < CASES / 4; seed++) {
            Circumstances circumstances = RandomCircumstances.of(seed);
            circumstances.bundle().path("entry").forEach(entry -> {
                if (!entry.at("/resource/resourceType").asText().equals("Consent")) {
                    assertThat(hasSomethingEmpty(entry)).as("no empty element").isFalse();
                }
            });
            assertThat(circumstances.onFile().stream().anyMatch(RandomCircumstancesTests::hasSomethingEmpty))
                    .as("seed %d", seed)
                    .isFalse();
            assertThat(circumstances.onFile().toString().contains("\"reference\":\"urn:"))
                    .as("seed %d", seed)
                    .isFalse();
        }
    }

    private static boolean hasSomethingEmpty(JsonNode node) {
        return node.isNull()
                || (node.isTextual() && node.textValue().isEmpty())
                || (node.isContainerNode() && node.isEmpty())
                || StreamSupport.stream(node.spliterator(), false)
                        .anyMatch(RandomCircumstancesTests::hasSomethingEmpty);
    }
}
