package org.nextstephub.server.intake.record;

import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.SharedFact;
import org.nextstephub.server.audit.Disclosure;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Permitted;
import org.nextstephub.server.intake.record.writer.ReferralWriter.Written;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.pathway.AgreementTerms;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows.Owned;
import org.nextstephub.server.store.rows.ReferralRows.Row;
import org.nextstephub.server.telling.Outbox;
import org.nextstephub.server.telling.PartnerView;
import org.nextstephub.server.worklist.Known;
import org.nextstephub.server.worklist.WatchReason;
import org.nextstephub.server.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * What follows from a message once it has changed a referral, in the same transaction: what its agency may know, and what
 * the desk should look at.
 */
@Component
class FollowUp {

    private final HubStore store;
    private final Outbox outbox;
    private final Worklist worklist;
    private final PartnerView views;

    FollowUp(HubStore store, Outbox outbox, Worklist worklist, PartnerView views) {
        this.store = store;
        this.outbox = outbox;
        this.worklist = worklist;
        this.views = views;
    }

    /** A new referral; its answer says that it was received. */
    void begun(Permitted permitted, Row row, Written written) {
        Partner agency = permitted.arrival().partner();
        outbox.begun(agency, written.task(), permitted.now());
        AgreementTerms terms = AgreementTerms.of(permitted.agreement());
        worklist.begin(
                new Owned(agency.code(), row),
                new Known(written.task(), written.referral(), written.filed(), terms, List.of()));
    }

    /** The agency changed it by its own message, and learns of it in the answer. */
    void changed(String partner, Row row, Task task, Instant now) {
        outbox.changedByAgency(partner, task, now);
        worklist.follow(new Owned(partner, row), task);
    }

    /** The task as the agency may see it now; that it was told is recorded. */
    Task told(Arrival arrival, Row row, Instant now) {
        Task view = view(arrival, store.read(Task.class, row.taskId()));
        store.record(Disclosure.of(
                arrival.caller().forPartner(arrival.partner().code()),
                "Task/" + row.taskId(),
                "Patient/" + row.patientId(),
                SharedFact.shownBy(view),
                now));
        return view;
    }

    /** Something happened that the desk should know. */
    void note(Task task, WatchReason reason) {
        worklist.note(task, reason);
    }

    void note(Row row, WatchReason reason) {
        note(store.read(Task.class, row.taskId()), reason);
    }

    /** The agency would like a referral to end whose relationship has begun. */
    void wishToCancel(Task task, String reason) {
        worklist.wishToCancel(task, reason);
    }

    /** The new task as its agency may see it now. */
    Task view(Arrival arrival, Written written) {
        return views.ofMain(
                written.task(), arrival.message().placer().orElseThrow(), arrival.partner(), written.filed());
    }

    /** The task as the agency may see it now. */
    Task view(Arrival arrival, Task task) {
        return views.of(task, arrival.message().placer().orElseThrow(), arrival.partner());
    }
}
