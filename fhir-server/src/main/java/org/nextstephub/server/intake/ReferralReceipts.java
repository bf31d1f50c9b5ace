package org.nextstephub.server.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.audit.DecisionAudit;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.intake.IntakeOutcome.Context;
import org.nextstephub.server.intake.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.IntakeOutcome.Refused;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.Inbox.MessageKey;
import org.nextstephub.server.store.Receipts;
import org.nextstephub.server.store.Receipts.Receipt;

/** Receipts of decisions. That of a refusal is committed before the refusal is answered, or the answer is 503. */
final class ReferralReceipts {

    private final HubStore store;
    private final Receipts receipts;
    private final PartnerRegistry registry;
    private final Clock clock;

    ReferralReceipts(HubStore store, Receipts receipts, PartnerRegistry registry, Clock clock) {
        this.store = store;
        this.receipts = receipts;
        this.registry = registry;
        this.clock = clock;
    }

    Receipt accepted(Arrival arrival, Decision decision, ConsentDecision consent, String agreement, Instant now) {
        return new Receipt(
                arrival.receipt(),
                arrival.partner().code(),
                arrival.message().key(),
                arrival.message().door(),
                now,
                arrival.message().sha256(),
                "accepted",
                decision.code(),
                Reason.OK.code(),
                consent.step(),
                agreement,
                consent.consent().map(ReferralReceipts::idAndVersion).orElse(""),
                arrival.message().isTest());
    }

    /** For what needs no consent: cancelling, withdrawing, and what had no effect. */
    Receipt accepted(Arrival arrival, Instant now) {
        return new Receipt(
                arrival.receipt(),
                arrival.partner().code(),
                arrival.message().key(),
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

    private static String idAndVersion(Consent consent) {
        String version = consent.getMeta().getVersionId();
        return consent.getIdentifierFirstRep().getValue() + "|" + (version == null ? "1" : version);
    }

    /** Commits what is left of an accepted test: the receipt and the audit event, without a person. */
    void keepOfTest(Receipt receipt, Arrival arrival) {
        String agency = "Organization/" + arrival.partner().organizationId();
        store.inOneTransaction(() -> {
            receipts.keep(receipt);
            store.record(
                    DecisionAudit.rehearsed(receipt, agency, arrival.caller().address()));
            return receipt;
        });
    }

    /** Commits the receipt and the audit event of what was not stored, and puts the receipt's number in the outcome. */
    IntakeOutcome keep(IntakeOutcome outcome, ReceivedMessage received, Caller caller, String number) {
        if (outcome instanceof Refused refused) {
            String reason = refused.reason() == Reason.OK
                    ? refused.issue().map(Issue::code).orElse("")
                    : refused.reason().code();
            String decision = refused.reason()
                    .decision()
                    .filter(d -> d != Decision.PERMIT)
                    .orElse(Decision.DENY)
                    .code();
            keep(
                    received,
                    caller,
                    number,
                    refused.context(),
                    "refused",
                    decision,
                    reason,
                    refused.step(),
                    refused.agreement());
            return new Refused(
                    refused.reason(),
                    refused.issue(),
                    refused.step(),
                    refused.elements(),
                    refused.context().withReceipt(number),
                    refused.agreement());
        }
        if (outcome instanceof Invalid invalid) {
            keep(
                    received,
                    caller,
                    number,
                    invalid.context(),
                    "invalid",
                    null,
                    invalid.reason().code(),
                    "",
                    "");
            return new Invalid(
                    invalid.reason(), invalid.faults(), invalid.context().withReceipt(number));
        }
        return outcome;
    }

    private void keep(
            ReceivedMessage received,
            Caller caller,
            String number,
            Context context,
            String outcome,
            @org.jspecify.annotations.Nullable String decision,
            String reason,
            String rule,
            String agreement) {
        List<String> own = caller.partners();
        String partner = context.partner().isEmpty() && own.size() == 1 ? own.get(0) : context.partner();
        Optional<MessageKey> key = context.headerId().map(id -> new MessageKey("urn:ietf:rfc:3986", "urn:uuid:" + id));
        Receipt receipt = new Receipt(
                number,
                partner,
                key.orElse(null),
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
        store.inOneTransaction(() -> {
            receipts.keep(receipt);
            store.record(DecisionAudit.refused(
                    receipt,
                    registry.find(partner).map(Partner::organizationId).map(id -> "Organization/" + id),
                    caller.address()));
            return receipt;
        });
    }
}
