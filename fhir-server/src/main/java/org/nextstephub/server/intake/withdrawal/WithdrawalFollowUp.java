package org.nextstephub.server.intake.withdrawal;

import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows.Owned;
import org.nextstephub.server.store.rows.ReferralRows.Row;
import org.nextstephub.server.telling.Outbox;
import org.nextstephub.server.worklist.Worklist;
import org.springframework.stereotype.Component;

/** What follows from a withdrawal once it has ended a referral, in the same transaction. */
@Component
class WithdrawalFollowUp {

    private final HubStore store;
    private final Outbox outbox;
    private final Worklist worklist;

    WithdrawalFollowUp(HubStore store, Outbox outbox, Worklist worklist) {
        this.store = store;
        this.outbox = outbox;
        this.worklist = worklist;
    }

    /** Ended by the person's word: nothing else waits to be told any more, and every side task is closed too. */
    void withdrawn(WithdrawalRequest request, Row row, Instant now) {
        Task task = store.read(Task.class, row.taskId());
        outbox.withdrawn(row.taskId(), now);
        if (request.by().equals(request.partner())) {
            outbox.changedByAgency(request.partner(), task, now);
        } else {
            outbox.changedHere(request.partner(), task, now);
        }
        worklist.follow(new Owned(request.partner(), row), task);
        List<Task> beside = store.tasksBeside(row.taskId());
        beside.forEach(Closed::close);
        store.update(beside, WritePermit.ofWithdrawal(request.decision()));
    }
}
