package org.nextstephub.server.intake.record;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Issue;
import org.nextstephub.server.audit.DecisionAudit;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.intake.answer.ReferralReceipts;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Decided;
import org.nextstephub.server.intake.gate.Permitted;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.record.writer.PersonAndConsents;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.Requests;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Row;
import org.nextstephub.server.worklist.WatchReason;
import org.springframework.stereotype.Component;

/**
 * What an agency says about its referral, in words (profile {@code nextstep-communication}): plain text alone, kept under
 * the same consent as the referral. It answers what was asked, and lies on the desk until somebody has read it.
 */
@Component
class Conversation {

    private final HubStore store;
    private final ReferralRows rows;
    private final PartnerRegistry registry;
    private final ReferralReceipts recorder;
    private final Acceptance acceptance;
    private final FollowUp followUp;

    Conversation(
            HubStore store,
            ReferralRows rows,
            PartnerRegistry registry,
            ReferralReceipts recorder,
            Acceptance acceptance,
            FollowUp followUp) {
        this.store = store;
        this.rows = rows;
        this.registry = registry;
        this.recorder = recorder;
        this.acceptance = acceptance;
        this.followUp = followUp;
    }

    /** Something the agency says about its referral, in words, for the desk to read. */
    IntakeOutcome keep(Decided decided) {
        Arrival arrival = decided.arrival();
        Optional<Row> known =
                rows.lock(arrival.partner().code(), arrival.message().placer().orElseThrow());
        if (known.isEmpty()) {
            return arrival.refused(Issue.UNKNOWN_REFERRAL, decided.agreement().idAndVersion(), "Communication.basedOn");
        }
        Permitted permitted = decided.permitted(recorder.accepted(decided, Decision.PERMIT));
        Task task = store.read(Task.class, known.get().taskId());
        keep(permitted, known.get(), task);
        return acceptance.of(arrival, task, arrival.message().remarks(), permitted.receipt());
    }

    private void keep(Permitted permitted, Row row, Task task) {
        Arrival arrival = permitted.arrival();
        Communication told = told(permitted, row);
        String agency = "Organization/" + arrival.partner().organizationId();
        WritePermit permit =
                WritePermit.of(permitted.decision(), permitted.receipt().number());
        List<Resource> changed = new ArrayList<>(List.of(told));
        List<Task> questions = store.tasksBeside(row.taskId()).stream()
                .filter(Requests::isOpen)
                .toList();
        questions.forEach(question -> changed.add(Requests.end(question, TaskStatus.COMPLETED, permitted.now())));
        store.save(changed, permit);
        store.record(DecisionAudit.permitted(
                permitted.receipt(),
                agency,
                arrival.caller(),
                "Patient/" + row.patientId(),
                permitted.decision().consent().map(PersonAndConsents::reference)));
        if (!ReferralTask.isOver(task)) {
            followUp.note(task, WatchReason.SENDER_NOTE);
        }
    }

    private Communication told(Permitted permitted, Row row) {
        Arrival arrival = permitted.arrival();
        Communication sent = arrival.message().first(Communication.class).orElseThrow();
        Communication told = new Communication();
        told.getMeta()
                .addProfile(Canonical.profile("nextstep-communication"))
                .addSecurity(new Coding(Canonical.CONFIDENTIALITY, "R", null))
                .addSecurity(new Coding(Canonical.ACT_CODE, "NORDSCLCD", null));
        told.addBasedOn(new Reference("ServiceRequest/" + row.serviceRequestId()))
                .setStatus(CommunicationStatus.COMPLETED)
                .setSubject(new Reference("Patient/" + row.patientId()))
                .setSender(new Reference("Organization/" + arrival.partner().organizationId()))
                .addRecipient(new Reference("Organization/" + registry.peerOrganizationId()))
                .setSent(
                        sent.hasSent() && !sent.getSent().after(Date.from(permitted.now()))
                                ? sent.getSent()
                                : Date.from(permitted.now()));
        told.addPayload().setContent(new StringType(arrival.message().words().orElseThrow()));
        return told;
    }
}
