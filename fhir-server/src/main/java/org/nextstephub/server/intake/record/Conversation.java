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
import org.nextstephub.server.audit.DecisionAudit;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Permitted;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.Requests;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows.Row;
import org.nextstephub.server.worklist.WatchReason;

/**
 * What an agency says about its referral, in words (profile {@code nextstep-communication}): plain text alone, kept under
 * the same consent as the referral. It answers what was asked, and lies on the desk until somebody has read it.
 */
public final class Conversation {

    private static final int MOST = 4000;

    private final HubStore store;
    private final PartnerRegistry registry;
    private final Aftermath aftermath;

    public Conversation(HubStore store, PartnerRegistry registry, Aftermath aftermath) {
        this.store = store;
        this.registry = registry;
        this.aftermath = aftermath;
    }

    /** The words of a message, without markup; empty when there are none, or too many. */
    public static Optional<String> words(Message message) {
        String words = message.all(Communication.class)
                .flatMap(told -> told.getPayload().stream())
                .map(Communication.CommunicationPayloadComponent::getContent)
                .filter(content -> content instanceof StringType text && text.hasValue())
                .map(text -> Minimiser.plain(text.primitiveValue()).strip())
                .reduce("", (one, other) -> one.isEmpty() ? other : one + "\n" + other);
        return Optional.of(words).filter(text -> !text.isBlank() && text.length() <= MOST);
    }

    void keep(Permitted permitted, Row row, Task task) {
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
            aftermath.note(task, WatchReason.SENDER_NOTE);
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
        told.addPayload().setContent(new StringType(words(arrival.message()).orElseThrow()));
        return told;
    }
}
