package org.nextstephub.server.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.store.ConsentStates;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.ReferralRows;
import org.nextstephub.server.store.ReferralRows.Row;

/**
 * Step W and what follows from it, in one transaction: from its commit on no intake about the person, consents inactive,
 * open tasks ended in neutral words, and what came from the partner closed. Nothing is erased.
 */
final class Withdrawal {

    private final HubStore store;
    private final ReferralRows rows;
    private final ConsentStates states;
    private final Aftermath aftermath;

    Withdrawal(HubStore store, ReferralRows rows, ConsentStates states, Aftermath aftermath) {
        this.store = store;
        this.rows = rows;
        this.states = states;
        this.aftermath = aftermath;
    }

    /**
     * Applies a no that the message carries about a person of whom records are held.
     *
     * @return false when another permit is newer than it, or nobody is known by these keys
     */
    boolean saidIn(Arrival arrival, List<String> keys, Instant now) {
        List<Consent> nos = nos(arrival.message());
        String partner = arrival.partner().code();
        keys.forEach(key -> states.own(key, partner, Direction.CLINICAL_TO_PEER));
        Optional<String> patient = keys.stream()
                .map(key -> rows.patient(partner, key))
                .flatMap(Optional::stream)
                .findFirst();
        if (patient.isEmpty() || permitIsNewer(arrival, patient.get(), nos)) {
            return false;
        }
        take(Word.of(arrival), keys, patient, now);
        return true;
    }

    /**
     * By whom a withdrawal reached the hub.
     *
     * @param partner whose disclosing ends
     * @param by code of the partner that passed it on, or PSSEO's
     * @param recorder reference to the organization that passed the person's word on
     * @param door for the audit
     * @param decision number of the receipt
     */
    record Word(String partner, String by, String recorder, String address, String door, String decision) {

        /** Said by the partner itself. */
        static Word of(Arrival arrival) {
            return new Word(
                    arrival.partner().code(),
                    arrival.partner().code(),
                    "Organization/" + arrival.partner().organizationId(),
                    arrival.caller().address(),
                    arrival.message().door(),
                    arrival.receipt());
        }
    }

    /** Applies the person's word; of somebody unknown it is only remembered. The caller's transaction must be open. */
    void take(Word word, List<String> keys, Optional<String> patient, Instant now) {
        keys.forEach(key -> states.own(key, word.partner(), Direction.CLINICAL_TO_PEER));
        keys.forEach(key -> states.withdrawn(key, word.partner(), Direction.CLINICAL_TO_PEER, now, word.by()));
        patient.ifPresent(id -> cascade(word, id, now));
    }

    /** Ends what peer support may tell the partner; what the partner shared stays as it is. */
    void takeShareBack(Word word, List<String> keys, String patientId, Instant now) {
        keys.forEach(key -> states.own(key, Canonical.PSSEO, Direction.PEER_TO_CLINICAL));
        keys.forEach(key -> states.withdrawn(key, Canonical.PSSEO, Direction.PEER_TO_CLINICAL, now, word.by()));
        List<Consent> ended = store.consentsOf(patientId).stream()
                .filter(consent ->
                        PersonAndConsents.isShareBack(consent) && consent.getStatus() != ConsentState.INACTIVE)
                .map(consent -> consent.setStatus(ConsentState.INACTIVE))
                .toList();
        store.update(ended, WritePermit.ofWithdrawal(word.decision()));
        store.record(WithdrawalAudit.of(word, "Patient/" + patientId, now));
    }

    static boolean isSaidIn(Message message) {
        return !nos(message).isEmpty();
    }

    private static List<Consent> nos(Message message) {
        return message.all(Consent.class)
                .filter(consent -> isNo(consent, message))
                .toList();
    }

    private static boolean isNo(Consent consent, Message message) {
        boolean refusal = consent.getProvision().getType() == Consent.ConsentProvisionType.DENY
                && consent.getStatus() == ConsentState.INACTIVE;
        return !refusal
                && (consent.getStatus() == ConsentState.INACTIVE
                        || (consent.getStatus() == ConsentState.REJECTED && message.event() != Event.ADD));
    }

    private boolean permitIsNewer(Arrival arrival, String patientId, List<Consent> nos) {
        List<Consent> permits =
                new ArrayList<>(arrival.message().all(Consent.class).toList());
        permits.addAll(store.consentsOf(patientId));
        return permits.stream()
                .filter(consent -> consent.getStatus() == ConsentState.ACTIVE)
                .filter(consent -> consent.getProvision().getType() == Consent.ConsentProvisionType.PERMIT)
                .filter(permit -> nos.stream()
                        .noneMatch(no -> no.getIdentifierFirstRep().equalsDeep(permit.getIdentifierFirstRep())))
                .anyMatch(permit -> nos.stream().allMatch(no -> isNewer(permit, no)));
    }

    private static boolean isNewer(Consent permit, Consent no) {
        Optional<TimeSpan> said = TimeSpan.of(no.getDateTimeElement());
        return said.isPresent()
                && TimeSpan.of(permit.getDateTimeElement())
                        .filter(given -> given.newerThan(said.get()))
                        .isPresent();
    }

    private void cascade(Word word, String patientId, Instant now) {
        List<Resource> changed = new ArrayList<>();
        for (Consent consent : store.consentsOf(patientId)) {
            if (consent.getStatus() == ConsentState.ACTIVE || consent.getStatus() == ConsentState.PROPOSED) {
                consent.setStatus(ConsentState.INACTIVE);
            }
            changed.add(Closed.close(consent));
        }
        List<Row> referrals = rows.lockAllOf(word.partner(), patientId);
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
        store.update(changed, WritePermit.ofWithdrawal(word.decision()));
        store.record(WithdrawalAudit.of(word, "Patient/" + patientId, now));
        referrals.forEach(row -> aftermath.withdrawn(word, row, now));
    }
}
