package org.nextstephub.server.intake;

import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.intake.answer.Failures;
import org.nextstephub.server.intake.gate.Admission;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Deciding;
import org.nextstephub.server.intake.gate.Reception;
import org.nextstephub.server.intake.gate.Recognition;
import org.nextstephub.server.intake.message.MessageReader;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.Step;
import org.nextstephub.server.intake.record.Unheld;
import org.springframework.stereotype.Component;

/**
 * The walk of a message as if the hub held nobody: the same stages and the same policies, over the registry of partners alone.
 * It opens no transaction, looks up no person and leaves nothing, so that its answer tells nothing of anybody (docs/adr/0046).
 */
@Component
public class TrialWalk {

    private final MessageReader reader;
    private final Recognition recognition;
    private final Admission admission;
    private final Deciding deciding;
    private final Unheld unheld;
    private final Failures failures;

    TrialWalk(
            MessageReader reader,
            Recognition recognition,
            Admission admission,
            Deciding deciding,
            Unheld unheld,
            Failures failures) {
        this.reader = reader;
        this.recognition = recognition;
        this.admission = admission;
        this.deciding = deciding;
        this.unheld = unheld;
        this.failures = failures;
    }

    /** @param sender who would send it: a partner, or a route that speaks for one */
    public IntakeOutcome take(ReceivedMessage received, Caller sender) {
        try {
            return Walk.outcome(Reception.of(reader.read(received, sender.role() == Role.INTAKE))
                    .then(message -> recognition.recognise(message, sender, ""))
                    .then(this::walk));
        } catch (RuntimeException | Error failure) {
            return failures.ofQuestion(failure, received.door());
        }
    }

    private Step<IntakeOutcome> walk(Arrival recognised) {
        if (recognised.message().event().isOnlyNoted()) {
            return Step.stop(unheld.noted(recognised));
        }
        return admission
                .checkOfNobody(recognised)
                .then(unheld::unasked)
                .then(arrival -> deciding.decide(deciding.holdNobody(arrival)))
                .then(decided -> Step.stop(unheld.of(decided)));
    }
}
