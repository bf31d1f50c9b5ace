package org.nextstephub.server.pathway;

import java.util.Locale;
import java.util.Optional;

/** The seven steps of The Next Step: code system {@code ns-pathway-step}. */
public enum PathwayStep {
    IDENTIFY_READINESS,
    START_CONVERSATION,
    CONFIRM_INTEREST_CONSENT,
    MAKE_REFERRAL,
    PEER_INTRODUCTION,
    OVERLAP_TRANSITION,
    ONGOING_PEER_SUPPORT;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The step that a state belongs to; empty for a hold or an end, which leave the step as it is. */
    public static Optional<PathwayStep> of(State state) {
        return switch (state.status()) {
            case REQUESTED, RECEIVED, ACCEPTED -> Optional.of(MAKE_REFERRAL);
            case INPROGRESS ->
                Optional.of(state.business().equals("introduced") ? PEER_INTRODUCTION : OVERLAP_TRANSITION);
            case COMPLETED -> Optional.of(ONGOING_PEER_SUPPORT);
            default -> Optional.empty();
        };
    }
}
