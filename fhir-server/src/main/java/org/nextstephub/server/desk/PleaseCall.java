package org.nextstephub.server.desk;

import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Notice;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.telling.Outbox;
import org.springframework.stereotype.Component;

/** Asks an agency to call about its referral, in one fixed sentence: free words to an agency have no way out of the hub. */
@Component
class PleaseCall {

    private final HubStore store;
    private final ReferralRows rows;
    private final LockedReferrals referrals;
    private final Outbox outbox;

    PleaseCall(HubStore store, ReferralRows rows, LockedReferrals referrals, Outbox outbox) {
        this.store = store;
        this.rows = rows;
        this.referrals = referrals;
        this.outbox = outbox;
    }

    /**
     * Keeps that the agency was asked, and tells it.
     *
     * @param sent names the referral in {@code basedOn} and says {@code please-call} in {@code reasonCode}
     * @throws org.nextstephub.server.access.answer.PlainAnswer 422 when it says something else, or the agency's system takes no
     *     words; 404 when the referral is not there for the desk
     */
    Communication ask(Caller desk, Communication sent) {
        String code = sent.getReasonCodeFirstRep().getCodingFirstRep().getCode();
        if (!Notice.PLEASE_CALL.code().equals(code) || sent.hasPayload() || sent.hasNote()) {
            throw Refusal.invalid("reasonCode is please-call of " + Canonical.codeSystem("ns-notice")
                    + "; the hub writes the sentence, and takes no other words to an agency");
        }
        String request =
                String.valueOf(sent.getBasedOnFirstRep().getReferenceElement().getIdPart());
        return store.inOneTransaction(() -> {
            String task =
                    rows.ofRequest(request).orElseThrow(Refusal::notHere).row().taskId();
            LockedReferral held = referrals.lock(task);
            if (!held.agency().takesWords()) {
                throw Refusal.transition(
                        "The agency's system takes no messages with words (its option notify is not message); call the agency");
            }
            Communication kept = words(held, request);
            store.save(
                    List.of(kept),
                    WritePermit.ofPeerWork(held.standing(), UUID.randomUUID().toString()));
            store.record(PeerWorkAudit.written(desk, "Patient/" + held.patientId(), kept, held.now()));
            outbox.pleaseCall(held.agency(), held.task(), held.now());
            return kept;
        });
    }

    private static Communication words(LockedReferral held, String request) {
        Communication words = new Communication();
        words.getMeta()
                .addProfile(Canonical.profile("nextstep-communication"))
                .addSecurity(new Coding(Canonical.CONFIDENTIALITY, "R", null));
        words.addBasedOn(new Reference("ServiceRequest/" + request))
                .setStatus(CommunicationStatus.COMPLETED)
                .addReasonCode(new CodeableConcept(
                        new Coding(Canonical.codeSystem("ns-notice"), Notice.PLEASE_CALL.code(), null)))
                .setSubject(new Reference("Patient/" + held.patientId()))
                .setSender(held.task().getOwner().copy())
                .addRecipient(held.task().getRequester().copy())
                .setSent(Date.from(held.now()));
        words.addPayload()
                .setContent(new StringType(Notice.PLEASE_CALL.text(held.agency().language())));
        return words;
    }
}
