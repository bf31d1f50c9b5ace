package org.nextstephub.server.intake.answer;

import java.util.Optional;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.audit.DecisionAudit;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Accepted;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.Receipts;
import org.nextstephub.server.store.rows.Receipts.Receipt;
import org.springframework.stereotype.Component;

/** Commits receipts with their audit events: that of a refusal before the refusal is answered, or the answer is 503. */
@Component
public class KeptReceipts {

    private final HubStore store;
    private final Receipts receipts;
    private final ReferralReceipts recorder;
    private final PartnerRegistry registry;

    KeptReceipts(HubStore store, Receipts receipts, ReferralReceipts recorder, PartnerRegistry registry) {
        this.store = store;
        this.receipts = receipts;
        this.recorder = recorder;
        this.registry = registry;
    }

    /** Number of a receipt to come. */
    public String newNumber() {
        return receipts.newNumber();
    }

    /** Commits what is left of an accepted test: the receipt and the audit event, without a person. */
    public void keepOfTest(Receipt receipt, Arrival arrival) {
        String agency = "Organization/" + arrival.partner().organizationId();
        store.inOneTransaction(() -> {
            receipts.keep(receipt.withoutConsent());
            store.record(DecisionAudit.rehearsed(receipt, agency, arrival.caller()));
            return receipt;
        });
    }

    /** Commits the receipt and the audit event of what was not stored, and puts the receipt's number in the outcome. */
    public IntakeOutcome keep(IntakeOutcome outcome, ReceivedMessage received, Caller caller, String number) {
        Optional<Receipt> receipt = recorder.ofRefusal(outcome, received, caller, number);
        receipt.ifPresent(refusal -> store.inOneTransaction(() -> {
            receipts.keep(refusal);
            store.record(DecisionAudit.refused(refusal, sender(refusal, caller), caller));
            return refusal;
        }));
        return receipt.isPresent() ? outcome.withReceipt(number) : outcome;
    }

    /** Commits the audit event of a decision that was only asked for; there is no receipt of it. */
    public void rehearsed(IntakeOutcome outcome, ReceivedMessage received, Caller caller) {
        Optional<Receipt> refusal = recorder.ofRefusal(outcome, received, caller, "");
        if (refusal.isPresent()) {
            store.record(DecisionAudit.refused(refusal.get(), sender(refusal.get(), caller), caller));
        } else if (outcome instanceof Accepted accepted) {
            String sender = sender(accepted.receipt(), caller).orElseThrow();
            store.record(DecisionAudit.rehearsed(accepted.receipt(), sender, caller));
        }
    }

    /** What peer support's own desk files about an agency is peer support's act, not the agency's. */
    private Optional<String> sender(Receipt receipt, Caller caller) {
        String code = caller.role().isPeerSupport() ? Canonical.PSSEO : receipt.partner();
        return registry.find(code).map(Partner::organizationId).map(id -> "Organization/" + id);
    }
}
