package org.nextstephub.server.worklist;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.Requests;
import org.nextstephub.server.pathway.State;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows.Owned;
import org.nextstephub.server.telling.Outbox;
import org.nextstephub.server.telling.Telling;
import org.springframework.stereotype.Component;

/**
 * A consent that ran out before the introduction puts its referral on hold and asks the agency for a new one; nothing is
 * closed. After the introduction peer support's work goes on.
 */
@Component
class ConsentEnd {

    private final HubStore store;
    private final PartnerRegistry registry;
    private final Telling telling;
    private final Outbox outbox;

    ConsentEnd(HubStore store, PartnerRegistry registry, Telling telling, Outbox outbox) {
        this.store = store;
        this.registry = registry;
        this.telling = telling;
        this.outbox = outbox;
    }

    /** Holds the referral if its consent has run out; the caller's transaction holds person and referral. */
    void holdIfItCame(Owned referral, Task main, Instant now) {
        boolean waits = ReferralTask.isBeforeIntroduction(main) && main.getStatus() != TaskStatus.ONHOLD;
        if (!waits) {
            return;
        }
        ConsentDecision standing = telling.standing(
                registry.find(referral.partner()).orElseThrow(), referral.row().patientId(), now);
        if (standing.ends().filter(end -> !end.isAfter(now)).isEmpty()) {
            return;
        }
        ReferralTask.move(main, new State(TaskStatus.ONHOLD, "consent-expired"), Optional.of("consent-expired"), now);
        Task question = Requests.open(main, List.of("consent"), now);
        store.save(
                List.of(main, question),
                WritePermit.ofPeerWork(standing, main.getIdElement().getIdPart()));
        outbox.asked(referral.partner(), main, now);
    }
}
