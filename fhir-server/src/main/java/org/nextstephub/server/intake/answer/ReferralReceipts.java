package org.nextstephub.server.intake.answer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Reason;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Decided;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.outcome.AnswerContext;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Refused;
import org.nextstephub.server.store.rows.Receipts.Receipt;
import org.springframework.stereotype.Component;

/** Receipts of decisions: what each says. */
@Component
public class ReferralReceipts {

    private final SenderWords words;
    private final Clock clock;

    ReferralReceipts(SenderWords words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    /** Of what agreement and consent were asked about. */
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

    /** Of what was not stored; empty for an outcome that leaves no receipt. */
    Optional<Receipt> ofRefusal(IntakeOutcome outcome, ReceivedMessage received, Caller caller, String number) {
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
            AnswerContext context,
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
