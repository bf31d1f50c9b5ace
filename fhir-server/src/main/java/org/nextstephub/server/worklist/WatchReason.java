package org.nextstephub.server.worklist;

import java.util.Locale;

/** Why a referral needs a look: code system {@code ns-watch-reason}. */
public enum WatchReason {
    END_NEAR_NO_INTRODUCTION,
    ENDED_NO_INTRODUCTION,
    END_DATE_UNKNOWN,
    END_DATE_MOVED_EARLIER,
    RESPONSE_OVERDUE,
    INTRODUCTION_OVERDUE,
    OVERLAP_NOT_BEGUN,
    SENDER_CLOSED_EARLY,
    LONG_PAUSE,
    CONSENT_ENDING,
    SHARE_BACK_ENDING,
    AGREEMENT_ENDING,
    ATTESTATION_MISSING,
    NOTICE_UNDELIVERED,
    SENDER_NOTE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it should be looked at today. */
    boolean urgent() {
        return this == ENDED_NO_INTRODUCTION;
    }

    /** Days in which somebody should have acted. */
    int actWithin() {
        return urgent() ? 0 : 3;
    }

    /** Whether it stays until somebody acknowledges it: it tells what happened, not how things are. */
    boolean isAnEvent() {
        return this == END_DATE_MOVED_EARLIER || this == SENDER_CLOSED_EARLY || this == SENDER_NOTE;
    }
}
