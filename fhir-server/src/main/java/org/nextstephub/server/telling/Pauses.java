package org.nextstephub.server.telling;

import java.time.Duration;

/** How long a notice waits after a try that failed, and whether the partner's other notices wait with it. */
final class Pauses {

    private static final int MAX_FACTOR = 60;

    private final Duration first;

    Pauses(Duration first) {
        this.first = first;
    }

    /** Twice as long each time, up to sixty times the first. */
    Duration after(int attempts) {
        return first.multipliedBy(Math.min(MAX_FACTOR, 1L << Math.max(0, Math.min(attempts - 1, 6))));
    }

    /** An answer to what was sent, rather than a sign that the partner's system is away. */
    static boolean isAboutThisNotice(String said) {
        return said.startsWith("http-4") && !said.equals("http-429") && !said.equals("http-401")
                || said.startsWith("answered-");
    }
}
