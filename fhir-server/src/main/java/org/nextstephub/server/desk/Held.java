package org.nextstephub.server.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Owned;
import org.nextstephub.server.telling.Telling;
import org.springframework.stereotype.Component;

/**
 * A referral in the hands of the desk for one transaction: nobody else changes it, and no withdrawal passes it.
 *
 * @param consents every consent on file about the person; none changes while they are held
 * @param standing that the consent which let it in still stands
 */
record Held(Owned referral, Partner agency, Task task, List<Consent> consents, ConsentDecision standing, Instant now) {

    LocalDate today() {
        return LocalDate.ofInstant(now, TimeSpan.TORONTO);
    }

    String patientId() {
        return referral.row().patientId();
    }

    /** Takes referrals in hand. */
    @Component
    static class Hands {

        private final HubStore store;
        private final ReferralRows rows;
        private final PartnerRegistry registry;
        private final Telling telling;
        private final Clock clock;

        Hands(HubStore store, ReferralRows rows, PartnerRegistry registry, Telling telling, Clock clock) {
            this.store = store;
            this.rows = rows;
            this.registry = registry;
            this.telling = telling;
            this.clock = clock;
        }

        /**
         * The person is held first, then the referral: the order in which every message takes them.
         *
         * @throws org.nextstephub.server.access.PlainAnswer 404 when it is not there for the desk, 409 when it was changed
         */
        Held take(String taskId, String version) {
            Held held = take(taskId);
            if (!version.equals(held.task().getMeta().getVersionId())) {
                throw Refusal.changedMeanwhile();
            }
            return held;
        }

        /** The referral beside whose task another lies. */
        Held takeMainOf(Task beside) {
            Reference main = beside.hasPartOf() ? beside.getPartOfFirstRep() : beside.getFocus();
            return take(main.getReferenceElement().getIdPart());
        }

        /** In whatever version it is. */
        Held take(String taskId) {
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
            return new Held(referral, agency, task, consents, standing, now);
        }
    }
}
