package org.nextstephub.server.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.State;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.telling.Outbox;
import org.nextstephub.server.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Takes a referral one step on, back, to a hold or to its end: {@code $advance-step}, and every plain update of a
 * referral's task. One transaction holds the task, the relationship, what the agency may learn of it and the audit.
 */
@Component
class AdvanceStep {

    private final HubStore store;
    private final LockedReferrals referrals;
    private final StepConsequences consequences;
    private final Worklist worklist;
    private final Outbox outbox;

    AdvanceStep(
            HubStore store,
            LockedReferrals referrals,
            StepConsequences consequences,
            Worklist worklist,
            Outbox outbox) {
        this.store = store;
        this.referrals = referrals;
        this.consequences = consequences;
        this.worklist = worklist;
        this.outbox = outbox;
    }

    /**
     * Puts the task into the state that was asked for.
     *
     * @throws org.nextstephub.server.access.answer.PlainAnswer 422 with the states that may follow, 409 when it was changed
     *     meanwhile, 404 when it is not there for the desk
     */
    Task advance(Caller desk, String taskId, Advance asked) {
        return store.inOneTransaction(() -> {
            LockedReferral held = referrals.lock(taskId, asked.version());
            List<Task> beside = new ArrayList<>(store.tasksBeside(taskId));
            Optional<String> reason = StepRules.reason(held.task(), asked, beside);
            State from = State.of(held.task());
            List<Resource> changed = consequences.of(held, asked, beside);
            ReferralTask.move(held.task(), asked.to(), reason, held.now());
            changed.add(held.task());
            String decision = UUID.randomUUID().toString();
            changed.add(
                    PeerWorkAudit.provenance(held.task(), held.task().getOwner().getReference(), held.now()));
            store.save(changed, WritePermit.ofPeerWork(held.standing(), decision));
            store.record(PeerWorkAudit.step(desk, held, from, asked.to()));
            outbox.changedHere(held.agency().code(), held.task(), held.consents(), held.now());
            worklist.follow(held.referral(), held.task(), beside, held.consents());
            return held.task();
        });
    }
}
