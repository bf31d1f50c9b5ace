package org.nextstephub.server.consent;

import java.util.Map;
import java.util.Set;
import org.nextstephub.profiles.Canonical;

/**
 * The constants of the policy.
 *
 * @param purposes purposes of use of which one must be permitted (v3-ActReason)
 * @param wordings registered consent wordings and the direction each is for
 * @param maxMonths longest period of a permit, counted from its start's local day; 0 means no cap
 * @param demands what a permit must say itself
 */
public record Terms(Set<String> purposes, Map<String, Direction> wordings, int maxMonths, Demands demands) {

    /**
     * What a permit must say itself. The programme demands all of it; guides of others let some of it be understood.
     *
     * @param direction from whom to whom, by an extension or by discloser and recipient
     * @param period start and end
     * @param named recipient and purpose by name: then a list that is empty means nobody and nothing, else all
     */
    public record Demands(boolean direction, boolean period, boolean named) {
        static final Demands ALL = new Demands(true, true, true);
    }

    public static Terms ofTheProgramme(int maxMonths) {
        return new Terms(
                Set.of("COC", "CAREMGT"),
                Map.of(
                        Canonical.SHARING_POLICY, Direction.CLINICAL_TO_PEER,
                        Canonical.SHARE_BACK_POLICY, Direction.PEER_TO_CLINICAL),
                maxMonths,
                Demands.ALL);
    }
}
