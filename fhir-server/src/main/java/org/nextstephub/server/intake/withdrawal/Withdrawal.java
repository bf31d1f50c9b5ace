package org.nextstephub.server.intake.withdrawal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.consent.Identifiers;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.journal.Entry;
import org.nextstephub.server.journal.Entry.Kind;
import org.nextstephub.server.journal.Journal;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ConsentStates;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Row;
import org.springframework.stereotype.Component;

/**
 * Step W and what follows from it, in one transaction: from its commit on no intake about the person, consents inactive,
 * open tasks ended in neutral words, and what came from the partner closed. Nothing is erased.
 */
@Component
public class Withdrawal {

    private final HubStore store;
    private final ReferralRows rows;
    private final ConsentStates states;
    private final WithdrawalFollowUp followUp;
    private final PartnerRegistry registry;
    private final SaidNo saidNo;
    private final Journal journal;

    Withdrawal(
            HubStore store,
            ReferralRows rows,
            ConsentStates states,
            WithdrawalFollowUp followUp,
            PartnerRegistry registry,
            SaidNo saidNo,
            Journal journal) {
        this.store = store;
        this.rows = rows;
        this.states = states;
        this.followUp = followUp;
        this.registry = registry;
        this.saidNo = saidNo;
        this.journal = journal;
    }

    /**
     * Applies what the message withdraws of a person of whom records are held.
     *
     * @param named by which the message names the person; what it withdraws counts under every other key of theirs too
     * @return the directions withdrawn; none when another permit is newer, or nobody is known by these keys
     */
    Set<Direction> saidIn(Arrival arrival, List<String> named, Instant now) {
        String partner = arrival.partner().code();
        List<String> keys = rows.allKeys(partner, named);
        keys.forEach(key -> states.own(key, partner, Direction.CLINICAL_TO_PEER));
        Optional<String> patient = rows.people(partner, keys).stream().findFirst();
        Set<Direction> directions =
                patient.map(id -> saidNo.in(arrival, id, now)).orElse(Set.of());
        if (directions.contains(Direction.CLINICAL_TO_PEER)) {
            take(request(arrival), keys, patient, now);
            return directions;
        }
        if (directions.contains(Direction.PEER_TO_CLINICAL)) {
            takeShareBack(request(arrival), keys, patient.orElseThrow(), now);
        }
        patient.ifPresent(id -> endVersions(arrival, id, now));
        return directions;
    }

    /** A dissent that a later permit overtook withdraws nothing, but what it ended stays ended, whatever is refused. */
    private void endVersions(Arrival arrival, String patient, Instant now) {
        List<Consent> said = arrival.message()
                .all(Consent.class)
                .filter(consent -> consent.getStatus() == ConsentState.INACTIVE)
                .toList();
        List<Consent> ended = store.consentsOf(patient).stream()
                .filter(held -> !Direction.isShareBack(held))
                .filter(held -> said.stream().anyMatch(no -> Identifiers.shared(no, held)))
                .filter(held -> end(held, now))
                .toList();
        if (!ended.isEmpty()) {
            List<String> ids = ended.stream()
                    .map(consent -> consent.getIdElement().getIdPart())
                    .toList();
            note(Kind.CONSENTS_ENDED, request(arrival), List.of(), ids, now);
            update(ended, request(arrival), patient, now);
        }
    }

    void update(List<Consent> ended, WithdrawalRequest request, String patient, Instant now) {
        store.update(ended, WritePermit.ofWithdrawal(request.decision()));
        store.record(WithdrawalAudit.of(request, "Patient/" + patient, now));
    }

    /** Outside of the database, too, before its commit. */
    private void note(Kind kind, WithdrawalRequest request, List<String> keys, List<String> consents, Instant now) {
        journal.note(Entry.of(kind, now, request.partner(), request.by(), request.decision(), keys, consents));
    }

    /** Said by the partner itself, or recorded at peer support's desk. */
    public WithdrawalRequest request(Arrival arrival) {
        boolean desk = arrival.isFromTheDesk();
        String recorder =
                desk ? registry.peerOrganizationId() : arrival.partner().organizationId();
        return new WithdrawalRequest(
                arrival.partner().code(),
                desk ? Canonical.PSSEO : arrival.partner().code(),
                "Organization/" + recorder,
                arrival.caller(),
                arrival.message().door(),
                arrival.receipt());
    }

    /**
     * Applies the person's word, which ends both directions; of somebody unknown it is only remembered. The caller's
     * transaction must be open.
     */
    public void take(WithdrawalRequest request, List<String> keys, Optional<String> patient, Instant now) {
        note(Kind.WITHDRAWN, request, keys, List.of(), now);
        withdraw(request, keys, now);
        patient.ifPresent(id -> cascade(request, id, now));
    }

    /** From here on nothing new about the person. */
    void withdraw(WithdrawalRequest request, List<String> keys, Instant now) {
        keys.forEach(key -> states.own(key, request.partner(), Direction.CLINICAL_TO_PEER));
        keys.forEach(key -> states.withdrawn(key, request.partner(), Direction.CLINICAL_TO_PEER, now, request.by()));
        withdrawShareBack(request, keys, now);
    }

    /** Takes a refusal back at the person's word: it says nothing any more, and nothing else ends. */
    void lift(WithdrawalRequest request, Consent refusal, List<String> keys, Instant now) {
        keys.forEach(key -> states.own(key, request.partner(), Direction.CLINICAL_TO_PEER));
        refusal.setStatus(ConsentState.INACTIVE);
        store.update(List.of(refusal), WritePermit.ofWithdrawal(request.decision()));
        store.record(WithdrawalAudit.of(request, refusal.getPatient().getReference(), now));
    }

    /** Ends what peer support may tell the partner; what the partner shared stays as it is. */
    void takeShareBack(WithdrawalRequest request, List<String> keys, String patientId, Instant now) {
        note(Kind.SHARE_BACK_WITHDRAWN, request, keys, List.of(), now);
        withdrawShareBack(request, keys, now);
        end(request, patientId, now, Direction::isShareBack);
    }

    void end(WithdrawalRequest request, String patientId, Instant now, Predicate<Consent> which) {
        List<Consent> ended = store.consentsOf(patientId).stream()
                .filter(which)
                .filter(consent -> end(consent, now))
                .toList();
        update(ended, request, patientId, now);
    }

    void withdrawShareBack(WithdrawalRequest request, List<String> keys, Instant now) {
        keys.forEach(key -> states.own(key, Canonical.PSSEO, Direction.PEER_TO_CLINICAL));
        keys.forEach(key -> states.withdrawn(key, Canonical.PSSEO, Direction.PEER_TO_CLINICAL, now, request.by()));
    }

    /** Whether there is anything to look into; what it amounts to is the policy's to say. */
    public static boolean maySayNo(Message message) {
        return message.all(Consent.class)
                .anyMatch(consent ->
                        consent.getStatus() == ConsentState.INACTIVE || consent.getStatus() == ConsentState.REJECTED);
    }

    /**
     * Ends what permits or may come to permit; a no stays as it was said, and a withdrawal lifts no refusal. What does not
     * say when it was said would from now on be a no at any time: it was ended now.
     *
     * @return whether there was anything to end
     */
    static boolean end(Consent consent, Instant now) {
        boolean permits = consent.getStatus() == ConsentState.ACTIVE || consent.getStatus() == ConsentState.PROPOSED;
        boolean ends = permits && consent.getProvision().getType() != ConsentProvisionType.DENY;
        if (ends) {
            consent.setStatus(ConsentState.INACTIVE);
            boolean dated = TimeSpan.of(consent.getDateTimeElement())
                    .filter(TimeSpan::atLeastDay)
                    .filter(given -> !given.start().isAfter(now))
                    .isPresent();
            if (!dated) {
                consent.setDateTime(Date.from(now));
            }
        }
        return ends;
    }

    void cascade(WithdrawalRequest request, String patientId, Instant now) {
        List<Resource> changed = new ArrayList<>();
        for (Consent consent : store.consentsOf(patientId)) {
            end(consent, now);
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
