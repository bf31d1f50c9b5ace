package org.nextstephub.server.consent;

import java.util.concurrent.atomic.AtomicBoolean;
import org.hl7.fhir.r4.model.Consent;

/**
 * The right to write what concerns a person, once. Only this package makes one: out of a decision that permits, or for a
 * withdrawal, which is always allowed. The store's guard refuses every other write.
 */
public final class WritePermit {

    private final String decisionId;
    private final AtomicBoolean spent = new AtomicBoolean();

    private final boolean coversNewContent;

    private WritePermit(String decisionId, boolean coversNewContent) {
        this.decisionId = decisionId;
        this.coversNewContent = coversNewContent;
    }

    /**
     * For content whose sharing was permitted.
     *
     * @param decisionId number of the receipt that records the decision
     * @throws IllegalArgumentException when the decision does not permit
     */
    public static WritePermit of(ConsentDecision decision, String decisionId) {
        if (!decision.permitted()) {
            throw new IllegalArgumentException("not permitted: " + decision.reason());
        }
        return new WritePermit(decisionId, true);
    }

    /**
     * For a consent that is filed by itself, with the person it is about.
     *
     * @throws IllegalArgumentException when the decision does not let it be filed
     */
    public static WritePermit ofFiling(ConsentDecision decision, Consent filed, String decisionId) {
        if (!decision.mayFile(filed)) {
            throw new IllegalArgumentException("not to be filed: " + decision.reason());
        }
        return new WritePermit(decisionId, true);
    }

    /**
     * For peer support's own work on a referral that was let in: its task, and what goes with it.
     *
     * @param standing that the consent that let it in still stands
     * @throws IllegalArgumentException when it does not
     */
    public static WritePermit ofPeerWork(ConsentDecision standing, String decisionId) {
        return of(standing, decisionId);
    }

    /**
     * For peer support's own record of its relationship with a person: it came from nobody else, so nobody's sharing is
     * asked. Never for content that an agency sent.
     */
    public static WritePermit ofOwnRecord(String decisionId) {
        return new WritePermit(decisionId, true);
    }

    /** For ending, narrowing or closing what is held: stopping to share needs nobody's permission. */
    public static WritePermit ofWithdrawal(String decisionId) {
        return new WritePermit(decisionId, false);
    }

    public String decisionId() {
        return decisionId;
    }

    /** False for a withdrawal, which may change what is held and add nothing. */
    public boolean coversNewContent() {
        return coversNewContent;
    }

    public boolean isOpen() {
        return !spent.get();
    }

    /** Ends the permit; a second use is refused. */
    public void spend() {
        spent.set(true);
    }
}
