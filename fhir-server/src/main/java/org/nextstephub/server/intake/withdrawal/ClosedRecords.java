package org.nextstephub.server.intake.withdrawal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Row;
import org.springframework.stereotype.Component;

/** What a withdrawal does to the records of a person: consents and tasks end, and the records are closed. */
@Component
class ClosedRecords {

    private final HubStore store;
    private final ReferralRows rows;
    private final WithdrawalFollowUp followUp;

    ClosedRecords(HubStore store, ReferralRows rows, WithdrawalFollowUp followUp) {
        this.store = store;
        this.rows = rows;
        this.followUp = followUp;
    }

    /** Ends the consents of a person that fit, and nothing else. */
    void end(WithdrawalRequest request, String patientId, Instant now, Predicate<Consent> which) {
        List<Consent> ended = store.consentsOf(patientId).stream()
                .filter(which)
                .filter(consent -> ConsentEnd.end(consent, now))
                .toList();
        update(ended, request, patientId, now);
    }

    void update(List<Consent> ended, WithdrawalRequest request, String patient, Instant now) {
        store.update(ended, WritePermit.ofWithdrawal(request.decision()));
        store.record(WithdrawalAudit.of(request, "Patient/" + patient, now));
    }

    /** Ends the person's consents and open tasks, and closes all that came from the partner. */
    void close(WithdrawalRequest request, String patientId, Instant now) {
        List<Resource> changed = new ArrayList<>();
        for (Consent consent : store.consentsOf(patientId)) {
            ConsentEnd.end(consent, now);
            changed.add(Closed.close(consent));
        }
        List<Row> referrals = rows.lockAllOf(request.partner(), patientId);
        for (Row row : referrals) {
            Task task = store.read(Task.class, row.taskId());
            if (!ReferralTask.isOver(task)) {
                ReferralTask.cancel(task, "consent-withdrawn", "consent-withdrawn", now);
            }
            changed.add(Closed.close(task));
            changed.add(Closed.close(store.read(ServiceRequest.class, row.serviceRequestId())));
        }
        store.communicationsAbout(patientId).forEach(told -> changed.add(Closed.close(told)));
        changed.add(Closed.close(store.read(Patient.class, patientId)));
        store.update(changed, WritePermit.ofWithdrawal(request.decision()));
        store.record(WithdrawalAudit.of(request, "Patient/" + patientId, now));
        referrals.forEach(row -> followUp.withdrawn(request, row, now));
    }
}
