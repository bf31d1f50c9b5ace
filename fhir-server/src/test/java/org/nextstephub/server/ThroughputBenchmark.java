package org.nextstephub.server;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.nextstephub.profiles.ReferralBundles;

/**
 * Referrals a second (validated, decided, audited, committed) against the same resources posted as a plain transaction to
 * HAPI's own server on the same PostgreSQL, with its defaults and with its request validation; and over MLLP against the
 * same message over FHIR. By turns, in one run. Start with {@code bench/throughput.sh}.
 */
@OwnHub("its database survives power loss, as that of an operator does")
public final class ThroughputBenchmark {

    private static final int CONNECTIONS = 8;
    private static final int FIRST = 10;
    private static final int WARM_UP_ROUNDS = 3;

    private static final String GATE = "hub";
    private static final String BARE = "bare HAPI";
    private static final String VALIDATED = "bare HAPI with request validation";
    private static final String MLLP = "hub over MLLP";
    private static final String TWIN = "the same over FHIR";

    private final Load load = new Load(CONNECTIONS);
    private final RunningHub hub = RunningHub.durable("--nextstep.mllp.per-sender=" + CONNECTIONS);
    private final Map<String, Sender.Door> doors;
    private final List<Ratio> ratios =
            List.of(new Ratio(GATE, BARE, 0.6), new Ratio(GATE, VALIDATED, 2), new Ratio(MLLP, TWIN, 0.9));

    private ThroughputBenchmark() throws Exception {
        BareServer bare = BareServer.beside(hub);
        UnaryOperator<String> twin = V2Referrals.translated();
        doors = new LinkedHashMap<>();
        doors.put(GATE, FhirSender.gate(hub, Referrals::message));
        doors.put(BARE, FhirSender.open(bare.plain(), Referrals::transaction));
        doors.put(VALIDATED, FhirSender.open(bare.validated(), ThroughputBenchmark::withItsProfile));
        doors.put(MLLP, MllpSender.door(hub.mllpPort(), V2Referrals::message));
        doors.put(TWIN, FhirSender.gate(hub, twin));
    }

    public static void main(String[] args) {
        int status = 1;
        try {
            Duration turn = Duration.ofSeconds(args.length > 0 ? Integer.parseInt(args[0]) : 20);
            int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
            new ThroughputBenchmark().measure(turn, rounds);
            status = 0;
        } catch (Exception failure) {
            System.out.println("Exception: " + failure);
        }
        System.exit(status);
    }

    private void measure(Duration turn, int rounds) throws Exception {
        Machine.print();
        for (Sender.Door door : doors.values()) {
            load.oneByOne(door, FIRST);
        }
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            round(turn);
        }
        for (int i = 1; i <= rounds; i++) {
            hub.forgetTokens();
            Map<String, Double> rates = round(turn);
            ratios.forEach(ratio -> ratio.add(rates));
            System.out.println("round " + i + ", referrals a second:");
            rates.forEach((name, rate) -> System.out.printf("  %.1f %s%n", rate, name));
        }
        ratios.forEach(System.out::println);
    }

    private Map<String, Double> round(Duration turn) throws Exception {
        Map<String, Double> rates = new LinkedHashMap<>();
        for (Map.Entry<String, Sender.Door> door : doors.entrySet()) {
            rates.put(door.getKey(), load.rate(door.getValue(), turn));
        }
        return rates;
    }

    /** HAPI's request validation judges by the profiles that a request names, so it names what the gate judges by. */
    private static String withItsProfile(String number) {
        return Referrals.transaction(number)
                .replaceFirst("\\{", "{\"meta\": {\"profile\": [\"" + ReferralBundles.TRANSACTION + "\"]},");
    }
}
