package org.nextstephub.server.pathway;

import java.util.Locale;
import org.hl7.fhir.r4.model.Task;

/** What peer support does next with an open referral, in the order of the pathway. */
public enum NextMove {
    ANSWER_THE_AGENCY,
    WAIT_FOR_THE_AGENCY,
    ASSIGN,
    INTRODUCE,
    SETTLE_OVERLAP,
    COMPLETE,
    RESUME;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param assigned whether a peer support worker walks along */
    public static NextMove of(Task task, boolean assigned) {
        return switch (task.getBusinessStatus().getCodingFirstRep().getCode()) {
            case "awaiting-information", "held-by-sender", "consent-expired" -> WAIT_FOR_THE_AGENCY;
            case "awaiting-introduction" -> assigned ? INTRODUCE : ASSIGN;
            case "introduced" -> SETTLE_OVERLAP;
            case "overlap-active", "overlap-not-possible" -> COMPLETE;
            case "paused-by-person" -> RESUME;
            default -> ANSWER_THE_AGENCY;
        };
    }
}
