package org.nextstephub.server.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.outcome.Fault;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Accepted;
import org.nextstephub.server.intake.outcome.IntakeOutcome.AlreadyKnown;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and times what comes in, by door, partner and outcome; one log line a message, ids and codes only. */
public final class IntakeMetrics {

    private static final Logger log = LoggerFactory.getLogger(IntakeMetrics.class);

    private static final List<String> DOORS =
            List.of("message", "transaction", "file-consent", "revoke", "dry-run", "trial");

    private final MeterRegistry meters;

    IntakeMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** What no sender can mend stands at 0 until it happens, for each partner and for messages of nobody known. */
    void begin(List<String> partners) {
        Stream.concat(partners.stream(), Stream.of("-"))
                .forEach(partner -> DOORS.forEach(door -> {
                    counter(door, partner, "unavailable", "-");
                    counter(door, partner, "fault", "-");
                }));
    }

    private Counter counter(String door, String partner, String outcome, String reason) {
        return meters.counter("hub.messages", "door", door, "partner", partner, "outcome", outcome, "reason", reason);
    }

    public IntakeOutcome measure(ReceivedMessage received, Caller caller, Supplier<IntakeOutcome> intake) {
        long start = System.nanoTime();
        IntakeOutcome outcome = intake.get();
        long nanos = System.nanoTime() - start;
        String partner = partner(outcome, caller);
        if (!isTest(outcome)) {
            count(received.door(), partner, outcome, nanos);
        }
        log.info(
                "message door={} client={} partner={} size={} outcome={} reason={} receipt={} elements={} ms={}",
                received.door(),
                caller.subject(),
                partner,
                received.body().length,
                outcome.name(),
                reason(outcome),
                outcome.context().receipt(),
                elements(outcome),
                nanos / 1_000_000);
        return outcome;
    }

    /** Counts the failure of a question, which is not counted otherwise. */
    public IntakeOutcome count(String door, Caller caller, IntakeOutcome failed) {
        counter(door, partner(failed, caller), failed.name(), "-").increment();
        return failed;
    }

    /** A test that the hub itself fails on is no test any more. */
    private static boolean isTest(IntakeOutcome outcome) {
        if (outcome instanceof IntakeOutcome.Faulted) {
            return false;
        }
        return outcome instanceof Accepted accepted
                ? accepted.receipt().test()
                : outcome.context().test();
    }

    private void count(String door, String partner, IntakeOutcome outcome, long nanos) {
        counter(door, partner, outcome.name(), reason(outcome)).increment();
        Timer.builder("hub.intake")
                .tag("door", door)
                .tag("outcome", outcome.name())
                .publishPercentileHistogram()
                .register(meters)
                .record(nanos, java.util.concurrent.TimeUnit.NANOSECONDS);
    }

    /** Names of elements, never what they hold; of a body that cannot be read they are its sender's own. */
    private static List<String> elements(IntakeOutcome outcome) {
        if (outcome instanceof Refused refused) {
            return refused.elements();
        }
        return outcome instanceof Invalid invalid && invalid.reason() != Reason.SYNTAX_INVALID
                ? invalid.faults().stream().map(Fault::element).toList()
                : List.of();
    }

    private static String partner(IntakeOutcome outcome, Caller caller) {
        if (outcome instanceof Accepted accepted) {
            return accepted.receipt().partner();
        }
        if (outcome instanceof AlreadyKnown known) {
            return known.partner();
        }
        String recognised = outcome.context().partner();
        if (!recognised.isEmpty()) {
            return recognised;
        }
        return caller.partners().size() == 1 ? caller.partners().get(0) : "-";
    }

    private static String reason(IntakeOutcome outcome) {
        if (outcome instanceof Refused refused) {
            return refused.reason() == Reason.OK
                    ? refused.issue().map(Issue::code).orElse("-")
                    : refused.reason().code();
        }
        return outcome instanceof Invalid invalid ? invalid.reason().code() : "-";
    }
}
