package org.nextstephub.server.console.privacy;

/** Why somebody looks: the audit keeps it, so it is needed first, and in words. */
final class Reasons {

    private static final int SHORTEST = 10;
    private static final int LONGEST = 1000;

    private Reasons() {}

    static boolean isGiven(String reason) {
        return reason.strip().length() >= SHORTEST && reason.length() <= LONGEST;
    }
}
