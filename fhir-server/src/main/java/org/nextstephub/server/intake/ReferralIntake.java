package org.nextstephub.server.intake;

import java.util.function.Function;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.intake.answer.Failures;
import org.nextstephub.server.intake.answer.KeptReceipts;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Filing;
import org.nextstephub.server.intake.gate.Reception;
import org.nextstephub.server.intake.gate.Recognition;
import org.nextstephub.server.intake.message.MessageReader;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.outcome.AnswerContext;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Accepted;
import org.nextstephub.server.intake.outcome.Step;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/**
 * The one way in for every message, whichever door it came by. Nothing about a person is kept unless the agreement and
 * the consent, asked under the lock of that person, say permit; a refusal leaves a receipt and an audit event without a
 * person, committed before it is answered.
 */
@Component
public class ReferralIntake {

    private final MessageReader reader;
    private final Recognition recognition;
    private final Filing filing;
    private final Walk walk;
    private final HubStore store;
    private final KeptReceipts receipts;
    private final Failures failures;

    ReferralIntake(
            MessageReader reader,
            Recognition recognition,
            Filing filing,
            Walk walk,
            HubStore store,
            KeptReceipts receipts,
            Failures failures) {
        this.reader = reader;
        this.recognition = recognition;
        this.filing = filing;
        this.walk = walk;
        this.store = store;
        this.receipts = receipts;
        this.failures = failures;
    }

    /** Takes one message to its outcome; what it left behind is committed when this returns. */
    public IntakeOutcome accept(ReceivedMessage received, Caller caller) {
        boolean trustedRoute = caller.role() == Role.INTAKE;
        return take(received, caller, receipt -> Reception.of(reader.read(received, trustedRoute))
                .then(message -> recognition.recognise(message, caller, receipt)));
    }

    /** Takes a consent that is filed by itself. */
    public IntakeOutcome file(ReceivedMessage received, Caller caller) {
        return take(received, caller, receipt -> Reception.of(reader.readFiling(received))
                .then(message -> filing.arrive(message, caller, receipt)));
    }

    /** What would become of the message now: decided like a real one, and nothing is kept of it but an audit event. */
    public IntakeOutcome rehearse(ReceivedMessage received, Caller caller) {
        try {
            IntakeOutcome outcome = Walk.outcome(Reception.of(reader.read(received, false))
                    .then(message -> recognition.recognise(message, caller, ""))
                    .then(arrival -> Step.stop(undone(arrival))));
            receipts.rehearsed(outcome, received, caller);
            return outcome;
        } catch (RuntimeException | Error failure) {
            return failures.ofQuestion(failure, received.door());
        }
    }

    /** What to tell of a message that failed at a door before it could be taken, or beside the walk. */
    public IntakeOutcome failed(Throwable failure, ReceivedMessage received, Caller caller) {
        return failures.ofMessage(failure, received, caller, AnswerContext.unknown(), receipts.newNumber());
    }

    /** What to tell of a question that could not be answered. */
    public IntakeOutcome unanswered(Throwable failure, String door) {
        return failures.ofQuestion(failure, door);
    }

    private IntakeOutcome take(ReceivedMessage received, Caller caller, Function<String, Step<Arrival>> arrive) {
        String receipt = receipts.newNumber();
        AnswerContext known = AnswerContext.unknown();
        try {
            Step<Arrival> arrived = arrive.apply(receipt);
            known = arrived.reached().map(Arrival::context).orElse(known);
            IntakeOutcome outcome = Walk.outcome(arrived.then(arrival -> Step.stop(walkItsLane(arrival))));
            return receipts.keep(outcome, received, caller, receipt);
        } catch (RuntimeException | Error failure) {
            return failures.ofMessage(failure, received, caller, known, receipt);
        }
    }

    /** A message of the test lane takes every step of a real one; then all that it did is undone. */
    private IntakeOutcome walkItsLane(Arrival arrival) {
        if (!arrival.message().isTest()) {
            return walk.take(arrival);
        }
        IntakeOutcome outcome = undone(arrival);
        if (outcome instanceof Accepted accepted) {
            receipts.keepOfTest(accepted.receipt(), arrival);
        }
        return outcome;
    }

    private IntakeOutcome undone(Arrival arrival) {
        return store.inOneTransaction(() -> walk.take(arrival), outcome -> false);
    }
}
