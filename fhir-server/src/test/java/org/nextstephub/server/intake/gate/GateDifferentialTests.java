package org.nextstephub.server.intake.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.reference.Circumstances;
import org.nextstephub.server.reference.Differential;
import org.nextstephub.server.reference.Differential.Report;
import org.nextstephub.server.reference.Gate;
import org.nextstephub.server.reference.ReferenceGate;

/**
 * The gate against a second reading of the same specification: on random questions both must give the same answer, for
 * the same reason, whether the message comes as JSON, as XML or as resources. More of them: {@code -Dgate.cases=1000000},
 * others: {@code -Dgate.seed=1}.
 */
class GateDifferentialTests {

    private static final int CASES = Integer.getInteger("gate.cases", 20_000);
    private static final long SEED = Long.getLong("gate.seed", 20_261_128);
    private static final int PARTS = 8;

    private static final Gate HUB = new InTurn();

    /** Each question in one form, by turns. */
    private static final class InTurn implements Gate {

        private final Map<HubGate.Form, HubGate> gates = new EnumMap<>(HubGate.Form.class);

        InTurn() {
            List.of(HubGate.Form.values()).forEach(form -> gates.put(form, new HubGate(form)));
        }

        @Override
        public org.nextstephub.server.reference.Verdict decide(Circumstances asked) {
            int turn = Math.floorMod(asked.bundle().hashCode(), gates.size());
            return gates.get(HubGate.Form.values()[turn]).decide(asked);
        }
    }

    @Test
    void bothReadingsOfTheSpecificationDecideAlike() {
        List<Report> reports = LongStream.range(0, PARTS)
                .parallel()
                .mapToObj(part ->
                        Differential.run(new ReferenceGate(), HUB, SEED + part * (CASES / PARTS), CASES / PARTS))
                .toList();

        assertThat(reports)
                .allSatisfy(report ->
                        assertThat(report.disagreements()).as(report.text()).isEmpty());
        assertThat(reports.stream().mapToInt(Report::cases).sum()).isEqualTo(CASES);
        assertThat(shareOf(Reason.OK, reports)).isBetween(0.15, 0.5);
    }

    private static double shareOf(Reason reason, List<Report> reports) {
        return reports.stream()
                        .mapToInt(report -> report.counts().getOrDefault(reason, 0))
                        .sum()
                / (double) CASES;
    }
}
