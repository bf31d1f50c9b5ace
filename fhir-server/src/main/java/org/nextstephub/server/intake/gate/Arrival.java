package org.nextstephub.server.intake.gate;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.MessageHeader;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.outcome.AnswerContext;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Refused;
import org.nextstephub.server.partner.Partner;

/**
 * A message whose sender is known.
 *
 * @param receipt number under which the decision will be recorded
 */
public record Arrival(Message message, Partner partner, Caller caller, String receipt) {

    /** Whether peer support's own desk recorded it, rather than the partner it concerns. */
    public boolean isFromTheDesk() {
        return caller.role().isPeerSupport();
    }

    /** Which way what it brings would go, and from whom to whom. */
    public Sharing sharing() {
        String peer = "Organization/" + Canonical.PSSEO;
        return isFromTheDesk()
                ? new Sharing(Direction.PEER_TO_CLINICAL, Canonical.PSSEO, peer, partner.recordKey())
                : new Sharing(Direction.CLINICAL_TO_PEER, partner.code(), partner.recordKey(), peer);
    }

    /**
     * @param state code of the discloser, under which withdrawals are remembered
     * @param discloser record key of the organization that shares
     * @param recipient record key of the organization that receives
     */
    public record Sharing(Direction direction, String state, String discloser, String recipient) {}

    public AnswerContext context() {
        return new AnswerContext(
                Optional.of(message.event()),
                message.header().map(MessageHeader::getIdElement).map(id -> id.getIdPart()),
                Optional.of(message.key()),
                partner.code(),
                partner.language(),
                partner.strictHttp(),
                message.isTransaction(),
                message.placer(),
                message.isTest(),
                receipt);
    }

    public Refused refused(Reason reason, String step, String agreement, String... elements) {
        return new Refused(reason, reason.issue(), step, List.of(elements), context(), agreement, "");
    }

    /** A refusal by content policy or by the state of the referral. */
    public Refused refused(Issue issue, String agreement, String... elements) {
        return new Refused(Reason.OK, Optional.of(issue), "K", List.of(elements), context(), agreement, "");
    }
}
