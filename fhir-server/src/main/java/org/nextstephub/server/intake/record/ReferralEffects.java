package org.nextstephub.server.intake.record;

import java.util.List;
import java.util.Optional;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Issue;
import org.nextstephub.server.intake.answer.ReferralReceipts;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.ContentPolicy;
import org.nextstephub.server.intake.gate.ContentRemarks;
import org.nextstephub.server.intake.gate.Decided;
import org.nextstephub.server.intake.gate.Permitted;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.Remark;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Row;
import org.springframework.stereotype.Component;

/** What a permitted referral changes, if the programme takes it: a new one is added, a held one gets a new version. */
@Component
class ReferralEffects {

    private final ReferralRows rows;
    private final ContentPolicy content;
    private final ReferralReceipts recorder;
    private final ReferralAddition additions;
    private final ReferralChange changes;

    ReferralEffects(
            ReferralRows rows,
            ContentPolicy content,
            ReferralReceipts recorder,
            ReferralAddition additions,
            ReferralChange changes) {
        this.rows = rows;
        this.content = content;
        this.recorder = recorder;
        this.additions = additions;
        this.changes = changes;
    }

    /** A new referral, or a new version of one that is held. */
    IntakeOutcome keep(Decided decided) {
        Arrival arrival = decided.arrival();
        Message message = arrival.message();
        String agreement = decided.agreement().idAndVersion();
        Optional<Row> known =
                rows.lock(arrival.partner().code(), message.placer().orElseThrow());
        boolean isNew = message.event() == Event.ADD && known.isEmpty();
        Optional<IntakeOutcome> objection = content.objection(decided, isNew);
        if (objection.isPresent()) {
            return objection.get();
        }
        List<Remark> remarks = ContentRemarks.of(decided);
        Permitted permitted = decided.permitted(recorder.accepted(decided, Decision.PERMIT));
        if (isNew) {
            return additions.keep(permitted, decided.keys(), remarks);
        }
        return known.map(row -> changes.keep(permitted, row, remarks))
                .orElseGet(() -> arrival.refused(Issue.UNKNOWN_REFERRAL, agreement, "ServiceRequest.identifier"));
    }
}
