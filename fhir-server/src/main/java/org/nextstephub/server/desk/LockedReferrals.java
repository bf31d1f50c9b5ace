package org.nextstephub.server.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Owned;
import org.nextstephub.server.telling.Telling;
import org.springframework.stereotype.Component;

/** Locks referrals for the desk. */
@Component
class LockedReferrals {

    private final HubStore store;
    private final ReferralRows rows;
    private final PartnerRegistry registry;
    private final Telling telling;
    private final Clock clock;

    LockedReferrals(HubStore store, ReferralRows rows, PartnerRegistry registry, Telling telling, Clock clock) {
        this.store = store;
        this.rows = rows;
        this.registry = registry;
        this.telling = telling;
        this.clock = clock;
    }

    /**
     * The person is held first, then the referral: the order in which every message takes them.
     *
     * @throws org.nextstephub.server.access.answer.PlainAnswer 404 when it is not there for the desk, 409 when it was changed
     */
    LockedReferral lock(String taskId, String version) {
        LockedReferral held = lock(taskId);
        if (!version.equals(held.task().getMeta().getVersionId())) {
            throw Refusal.changedMeanwhile();
        }
        return held;
    }

    /** The referral beside whose task another lies. */
    LockedReferral lockMainOf(Task beside) {
        Reference main = beside.hasPartOf() ? beside.getPartOfFirstRep() : beside.getFocus();
        return lock(main.getReferenceElement().getIdPart());
    }

    /** In whatever version it is. */
    LockedReferral lock(String taskId) {
        Owned referral = rows.ofTask(taskId).orElseThrow(Refusal::notHere);
        String person = referral.row().patientId();
        telling.hold(referral.partner(), person);
        rows.lockTask(taskId);
        Task task = store.read(Task.class, taskId);
        Partner agency = registry.find(referral.partner()).orElseThrow();
        Instant now = clock.instant();
        List<Consent> consents = store.consentsOf(person);
        ConsentDecision standing = telling.standing(consents, agency, person, now);
        if (Closed.is(task) || !standing.permitted()) {
            throw Refusal.notHere();
        }
        return new LockedReferral(referral, agency, task, consents, standing, now);
    }
}
