package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.nextstephub.profiles.InputLimit;

/** Every limit of an HL7 v2 message on the wire: so much is taken, and one more is refused at its place. */
class V2LimitsIT {

    /** What is added to a referral that is otherwise as it should be. */
    private record Added(IntFunction<String> text, int alreadyThere, String overAt) {

        String to(String referral, int found) {
            return referral.stripTrailing() + "\n" + text.apply(found - alreadyThere) + "\n";
        }
    }

    private static final Map<InputLimit, Added> ADDED = new EnumMap<>(Map.of(
            InputLimit.SEGMENTS, new Added("EVN\n"::repeat, 10, "EVN^991"),
            InputLimit.PROVIDERS, new Added("PRD|RT\n"::repeat, 2, "PRD^21"),
            InputLimit.CONSENTS, new Added("CON||099\n"::repeat, 1, "CON^101"),
            InputLimit.NOTES, new Added("NTE|||x|OTHER\n"::repeat, 2, "NTE^51"),
            InputLimit.SEGMENT, new Added(n -> "EVN|" + "x".repeat(n), 4, "EVN^1"),
            InputLimit.FIELDS, new Added(n -> "EVN" + "|".repeat(n), 0, "EVN^1^301"),
            InputLimit.REPETITIONS, new Added(n -> "EVN||" + "~".repeat(n), 1, "EVN^1^2"),
            InputLimit.COMPONENTS, new Added(n -> "EVN|||" + "^".repeat(n), 1, "EVN^1^3"),
            InputLimit.SUBCOMPONENTS, new Added(n -> "EVN||||a^" + "&".repeat(n), 1, "EVN^1^4")));

    static final Iterable<InputLimit> LIMITS = ADDED.keySet();

    private final RunningHub hub = RunningHub.shared();

    @ParameterizedTest
    @FieldSource("LIMITS")
    void takesSoMuch(InputLimit limit) {
        String number = "AT-" + limit;
        assertThat(hub.mllp(ADDED.get(limit).to(V2Referrals.message(number), limit.most())))
                .contains("MSA|AA|DEMO-" + number + "-1");
    }

    @ParameterizedTest
    @FieldSource("LIMITS")
    void refusesOneMoreAtItsPlace(InputLimit limit) {
        String number = "OVER-" + limit;
        Added added = ADDED.get(limit);
        assertThat(hub.mllp(added.to(V2Referrals.message(number), limit.most() + 1)))
                .contains(
                        "MSA|AR|DEMO-" + number + "-1|HUB-LIMIT",
                        "ERR||" + added.overAt() + "|207^",
                        "|" + limit.rule() + "\n");
    }

    @Test
    void leavesNoneOut() {
        assertThat(ADDED.keySet())
                .containsExactlyElementsOf(Stream.of(InputLimit.values())
                        .filter(limit -> limit.rule().startsWith("An HL7 v2"))
                        .toList());
    }
}
