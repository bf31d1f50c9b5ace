package org.nextstephub.server.intake.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Issue;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.intake.answer.ReferralReceipts;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Held;
import org.nextstephub.server.intake.gate.People;
import org.nextstephub.server.intake.message.Remark;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.Receipts.Receipt;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Row;
import org.springframework.stereotype.Component;

/** An agency takes its referral back. Never held up: neither agreement nor consent is asked. */
@Component
class Cancelling {

    private final HubStore store;
    private final ReferralRows rows;
    private final People people;
    private final ReferralReceipts recorder;
    private final Acceptance acceptance;
    private final FollowUp followUp;

    Cancelling(
            HubStore store,
            ReferralRows rows,
            People people,
            ReferralReceipts recorder,
            Acceptance acceptance,
            FollowUp followUp) {
        this.store = store;
        this.rows = rows;
        this.people = people;
        this.recorder = recorder;
        this.acceptance = acceptance;
        this.followUp = followUp;
    }

    IntakeOutcome apply(Held held) {
        Arrival arrival = held.arrival();
        String partner = arrival.partner().code();
        Optional<String> patientId = people.patient(held);
        Optional<Row> known = rows.lock(partner, arrival.message().placer().orElseThrow())
                .filter(row -> patientId.filter(row.patientId()::equals).isPresent());
        if (known.isEmpty()) {
            return arrival.refused(Issue.UNKNOWN_REFERRAL, "", "ServiceRequest.identifier");
        }
        Row row = known.get();
        Task task = store.read(Task.class, row.taskId());
        List<Remark> remarks = new ArrayList<>(arrival.message().remarks());
        Receipt receipt = recorder.accepted(arrival, held.now());
        if (row.cancelled() || (ReferralTask.isOver(task) && remarks.isEmpty())) {
            remarks.add(new Remark(Issue.CLOSED, "ServiceRequest"));
        } else {
            cancel(held, row, task, receipt).ifPresent(remarks::add);
        }
        return acceptance.of(arrival, task, remarks, receipt);
    }

    /** Ends the request; once the relationship began, the end of the task is only wished for. */
    private Optional<Remark> cancel(Held held, Row row, Task task, Receipt receipt) {
        Arrival arrival = held.arrival();
        Instant now = held.now();
        Cancellation cancellation = Cancellation.in(arrival.message());
        ServiceRequest referral = store.read(ServiceRequest.class, row.serviceRequestId());
        cancellation.applyTo(referral);
        List<Resource> changed = new ArrayList<>(List.of(referral));
        boolean begun = !ReferralTask.isBeforeIntroduction(task) && !ReferralTask.isOver(task);
        if (ReferralTask.isBeforeIntroduction(task)) {
            cancellation.applyTo(task, now);
            changed.add(task);
        } else if (begun) {
            followUp.wishToCancel(task, cancellation.reason());
        }
        String partner = arrival.partner().code();
        store.update(changed, WritePermit.ofWithdrawal(receipt.number()));
        rows.changed(
                partner,
                row.placer(),
                row.contentSha256(),
                EventTime.of(arrival.message().bundle(), now),
                true);
        followUp.changed(partner, row, task, now);
        return begun ? Optional.of(new Remark(Issue.CANCEL_ASKED, "ServiceRequest")) : Optional.empty();
    }
}
