package org.nextstephub.server.intake.withdrawal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.consent.Identifiers;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.journal.Entry;
import org.nextstephub.server.journal.Entry.Kind;
import org.nextstephub.server.journal.Journal;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows;
import org.springframework.stereotype.Component;

/**
 * Step W and what follows from it, in one transaction: from its commit on no intake about the person, consents inactive,
 * open tasks ended in neutral words, and what came from the partner closed. Nothing is erased.
 */
@Component
public class Withdrawal {

    private final HubStore store;
    private final ReferralRows rows;
    private final WithdrawnStates remembered;
    private final ClosedRecords closing;
    private final PartnerRegistry registry;
    private final SaidNo saidNo;
    private final Journal journal;

    Withdrawal(
            HubStore store,
            ReferralRows rows,
            WithdrawnStates remembered,
            ClosedRecords closing,
            PartnerRegistry registry,
            SaidNo saidNo,
            Journal journal) {
        this.store = store;
        this.rows = rows;
        this.remembered = remembered;
        this.closing = closing;
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
        remembered.own(keys, partner);
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

    /** A dissent that a later permit overtook withdraws nothing, but ends the versions it names even if the message is refused. */
    private void endVersions(Arrival arrival, String patient, Instant now) {
        List<Consent> said = arrival.message()
                .all(Consent.class)
                .filter(consent -> consent.getStatus() == ConsentState.INACTIVE)
                .toList();
        List<Consent> ended = store.consentsOf(patient).stream()
                .filter(held -> !Direction.isShareBack(held))
                .filter(held -> said.stream().anyMatch(no -> Identifiers.shared(no, held)))
                .filter(held -> ConsentEnd.end(held, now))
                .toList();
        if (!ended.isEmpty()) {
            List<String> ids = ended.stream()
                    .map(consent -> consent.getIdElement().getIdPart())
                    .toList();
            note(Kind.CONSENTS_ENDED, request(arrival), List.of(), ids, now);
            closing.update(ended, request(arrival), patient, now);
        }
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
        remembered.withdraw(request, keys, now);
        patient.ifPresent(id -> closing.close(request, id, now));
    }

    /** Takes a refusal back at the person's word: it no longer counts, and nothing else ends. */
    void lift(WithdrawalRequest request, Consent refusal, List<String> keys, Instant now) {
        remembered.own(keys, request.partner());
        refusal.setStatus(ConsentState.INACTIVE);
        store.update(List.of(refusal), WritePermit.ofWithdrawal(request.decision()));
        store.record(WithdrawalAudit.of(request, refusal.getPatient().getReference(), now));
    }

    /** Ends what peer support may tell the partner; what the partner shared stays as it is. */
    void takeShareBack(WithdrawalRequest request, List<String> keys, String patientId, Instant now) {
        note(Kind.SHARE_BACK_WITHDRAWN, request, keys, List.of(), now);
        remembered.withdrawShareBack(request, keys, now);
        closing.end(request, patientId, now, Direction::isShareBack);
    }

    /** Whether there is anything to look into; what it amounts to is the policy's to say. */
    public static boolean maySayNo(Message message) {
        return message.all(Consent.class)
                .anyMatch(consent ->
                        consent.getStatus() == ConsentState.INACTIVE || consent.getStatus() == ConsentState.REJECTED);
    }
}
