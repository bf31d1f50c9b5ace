package org.nextstephub.server.intake.answer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Reason;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.audit.DecisionAudit;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Decided;
import org.nextstephub.server.intake.gate.IntakeOutcome;
import org.nextstephub.server.intake.gate.IntakeOutcome.Accepted;
import org.nextstephub.server.intake.gate.IntakeOutcome.Context;
import org.nextstephub.server.intake.gate.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.gate.IntakeOutcome.Refused;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.Receipts;
import org.nextstephub.server.store.rows.Receipts.Receipt;
import org.springframework.stereotype.Component;

/** Receipts of decisions. That of a refusal is committed before the refusal is answered, or the answer is 503. */
@Component
public class ReferralReceipts {

    private final HubStore store;
    private final Receipts receipts;
    private final PartnerRegistry registry;
    private final SenderWords words;
    private final Clock clock;

    ReferralReceipts(HubStore store, Receipts receipts, PartnerRegistry registry, SenderWords words, Clock clock) {
        this.store = store;
        this.receipts = receipts;
        this.registry = registry;
        this.words = words;
        this.clock = clock;
    }

    /** Number of a receipt to come. */
    public String newNumber() {
        return receipts.newNumber();
    }

    /** Of what agreement and consent have spoken about. */
    public Receipt accepted(Decided decided, Decision decision) {
        Arrival arrival = decided.arrival();
        ConsentDecision consent = decided.consent();
        return new Receipt(
                arrival.receipt(),
                arrival.partner().code(),
                words.kept(arrival.message().key(), arrival.partner().code()),
                arrival.message().door(),
                decided.now(),
                arrival.message().sha256(),
                "accepted",
                decision.code(),
                Reason.OK.code(),
                consent.step(),
                decided.agreement().idAndVersion(),
                consent.consent().map(ReferralReceipts::idAndVersion).orElse(""),
                arrival.message().isTest());
    }

    /** For what needs no consent: cancelling, withdrawing, and what had no effect. */
    public Receipt accepted(Arrival arrival, Instant now) {
        return new Receipt(
                arrival.receipt(),
                arrival.partner().code(),
                words.kept(arrival.message().key(), arrival.partner().code()),
                arrival.message().door(),
                now,
                arrival.message().sha256(),
                "accepted",
                null,
                Reason.OK.code(),
                "",
                "",
                "",
                arrival.message().isTest());
    }

    /** The same at this moment, for what nobody is held for. */
    public Receipt accepted(Arrival arrival) {
        return accepted(arrival, clock.instant());
    }

    private static String idAndVersion(Consent consent) {
        String version = consent.getMeta().getVersionId();
        return consent.getIdentifierFirstRep().getValue() + "|" + (version == null ? "1" : version);
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
        Optional<Receipt> receipt = ofRefusal(outcome, received, caller, number);
        receipt.ifPresent(refusal -> store.inOneTransaction(() -> {
            receipts.keep(refusal);
            store.record(DecisionAudit.refused(refusal, sender(refusal, caller), caller));
            return refusal;
        }));
        return receipt.isPresent() ? outcome.withReceipt(number) : outcome;
    }

    /** Commits the audit event of a decision that was only asked for; there is no receipt of it. */
    public void rehearsed(IntakeOutcome outcome, ReceivedMessage received, Caller caller) {
        Optional<Receipt> refusal = ofRefusal(outcome, received, caller, "");
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

    private Optional<Receipt> ofRefusal(IntakeOutcome outcome, ReceivedMessage received, Caller caller, String number) {
        if (outcome instanceof Refused refused) {
            return Optional.of(receipt(
                    number,
                    received,
                    caller,
                    refused.context(),
                    "refused",
                    refused.decision().code(),
                    refused.code(),
                    refused.step(),
                    refused.agreement()));
        }
        if (outcome instanceof Invalid invalid) {
            return Optional.of(receipt(
                    number,
                    received,
                    caller,
                    invalid.context(),
                    "invalid",
                    null,
                    invalid.reason().code(),
                    "",
                    ""));
        }
        return Optional.empty();
    }

    private Receipt receipt(
            String number,
            ReceivedMessage received,
            Caller caller,
            Context context,
            String outcome,
            @Nullable String decision,
            String reason,
            String rule,
            String agreement) {
        List<String> own = caller.partners();
        String partner = context.partner().isEmpty() && own.size() == 1 ? own.get(0) : context.partner();
        return new Receipt(
                number,
                partner,
                context.key().map(key -> words.kept(key, partner)).orElse(null),
                received.door(),
                clock.instant(),
                received.sha256(),
                outcome,
                decision,
                reason,
                rule,
                agreement,
                "",
                context.test());
    }
}
