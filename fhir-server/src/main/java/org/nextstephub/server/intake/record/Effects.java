package org.nextstephub.server.intake.record;

import org.nextstephub.server.intake.gate.Decided;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.springframework.stereotype.Component;

/** What a message about which agreement and consent have spoken changes, by what it tells of. */
@Component
public class Effects {

    private final ReferralEffects referrals;
    private final ConsentFiling filings;
    private final PersonFeed feed;
    private final Conversation conversation;

    Effects(ReferralEffects referrals, ConsentFiling filings, PersonFeed feed, Conversation conversation) {
        this.referrals = referrals;
        this.filings = filings;
        this.feed = feed;
        this.conversation = conversation;
    }

    /** Every kind of message is named: one that nobody thought of does not compile. */
    public IntakeOutcome of(Decided decided) {
        return switch (decided.arrival().message().event()) {
            case ADD, UPDATE, CORRECT -> referrals.keep(decided);
            case CONSENT_FILED -> filings.keep(decided);
            case TOLD, TOLD_BY_REQUESTER -> conversation.keep(decided);
            case SERVICE_ENDED, SERVICE_RESUMED, VISIT_CANCELLED, PERSON_UPDATED, NUMBERS_MERGED -> feed.keep(decided);
            case CANCEL, STATUS_ASKED, RECORD_ADDED, RECORD_UPDATED, REPORTED, ECHO_OF_ANSWER, ECHO_OF_NOTICE ->
                throw new IllegalStateException("nothing is decided about this event");
        };
    }
}
