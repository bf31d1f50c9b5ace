package org.nextstephub.server.intake;

import org.nextstephub.server.intake.gate.Admission;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Deciding;
import org.nextstephub.server.intake.gate.Once;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Accepted;
import org.nextstephub.server.intake.outcome.Step;
import org.nextstephub.server.intake.record.Effects;
import org.nextstephub.server.intake.record.Unasked;
import org.nextstephub.server.intake.withdrawal.DissentStage;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/** The stages of the walk, in their order, from a message whose sender is known to its outcome. */
@Component
class Walk {

    private final HubStore store;
    private final Admission admission;
    private final DissentStage dissent;
    private final Once once;
    private final Deciding deciding;
    private final Unasked unasked;
    private final Effects effects;

    Walk(
            HubStore store,
            Admission admission,
            DissentStage dissent,
            Once once,
            Deciding deciding,
            Unasked unasked,
            Effects effects) {
        this.store = store;
        this.admission = admission;
        this.dissent = dissent;
        this.once = once;
        this.deciding = deciding;
        this.unasked = unasked;
        this.effects = effects;
    }

    IntakeOutcome take(Arrival recognised) {
        if (recognised.message().event().isOnlyNoted()) {
            dissent.hear(recognised);
            return store.inOneTransaction(() -> unasked.noted(recognised));
        }
        return outcome(admission.check(recognised).then(dissent::apply).then(this::decideAndRecord));
    }

    /** In one transaction, which is undone unless the message is accepted. */
    private Step<IntakeOutcome> decideAndRecord(Arrival arrival) {
        return Step.stop(store.inOneTransaction(
                () -> outcome(Step.next(deciding.hold(arrival))
                        .then(once::take)
                        .then(unasked::of)
                        .then(deciding::decide)
                        .then(decided -> Step.stop(effects.of(decided)))),
                Accepted.class::isInstance));
    }

    /** Every walk ends with an outcome. */
    static IntakeOutcome outcome(Step<IntakeOutcome> walked) {
        return ((Step.Stop<IntakeOutcome>) walked).outcome();
    }
}
