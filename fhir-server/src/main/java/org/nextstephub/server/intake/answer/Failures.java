package org.nextstephub.server.intake.answer;

import java.time.Clock;
import org.apache.commons.codec.digest.DigestUtils;
import org.nextstephub.profiles.Reason;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.fault.Failure;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.RawKey;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.outcome.AnswerContext;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Faulted;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Unavailable;
import org.nextstephub.server.store.rows.FaultCounts;
import org.nextstephub.server.store.rows.Receipts;
import org.nextstephub.server.store.rows.Receipts.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What a sender is told when the hub fails. What passes by itself may be tried for as long as the sender likes; a fault
 * of the hub's own is counted under the key of the message, and the third time is the last.
 */
@Component
public class Failures {

    /** From this time on the sender is told not to send the message again. */
    static final int MAX_TRIES = 3;

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private final FaultCounts counts;
    private final Receipts receipts;
    private final SenderWords words;
    private final Clock clock;

    Failures(FaultCounts counts, Receipts receipts, SenderWords words, Clock clock) {
        this.counts = counts;
        this.receipts = receipts;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Of a message, whose transaction is over.
     *
     * @param known what was known of the message when it failed
     * @param number of the receipt
     */
    public IntakeOutcome ofMessage(
            Throwable failure, ReceivedMessage received, Caller caller, AnswerContext known, String number) {
        if (isPassing(failure, received.door())) {
            return new Unavailable(AnswerContext.unknown());
        }
        AnswerContext context = known.of(partner(known, caller));
        try {
            int times = counts.count(context.partner(), DigestUtils.sha256Hex(key(received, known)), clock.instant());
            receipts.keep(receipt(number, received, context));
            return new Faulted(times >= MAX_TRIES, context.withReceipt(number));
        } catch (RuntimeException uncounted) {
            return isPassing(uncounted, received.door())
                    ? new Unavailable(AnswerContext.unknown())
                    : new Faulted(true, context);
        }
    }

    /** Of a question, which is not counted as a message: whoever asks is there to hear the answer. */
    public IntakeOutcome ofQuestion(Throwable failure, String door) {
        return isPassing(failure, door)
                ? new Unavailable(AnswerContext.unknown())
                : new Faulted(false, AnswerContext.unknown());
    }

    private static boolean isPassing(Throwable failure, String door) {
        boolean passing = Failure.of(failure) == Failure.PASSING;
        log.error("{} at door {}: {}", passing ? "Unavailable" : "FAULT", door, Failure.code(failure));
        return passing;
    }

    private static String partner(AnswerContext known, Caller caller) {
        boolean recognised = !known.partner().isEmpty() || caller.partners().size() != 1;
        return recognised ? known.partner() : caller.partners().get(0);
    }

    /** A filing has no key of its own but its content. */
    private static String key(ReceivedMessage received, AnswerContext known) {
        return known.key()
                .filter(key -> known.event().filter(Event.CONSENT_FILED::equals).isEmpty())
                .map(key -> key.system() + "|" + key.value())
                .orElseGet(() -> RawKey.of(received));
    }

    private Receipt receipt(String number, ReceivedMessage received, AnswerContext context) {
        return new Receipt(
                number,
                context.partner(),
                context.key().map(key -> words.kept(key, context.partner())).orElse(null),
                received.door(),
                clock.instant(),
                received.sha256(),
                "fault",
                null,
                Reason.INTERNAL.code(),
                "",
                "",
                "",
                context.test());
    }
}
