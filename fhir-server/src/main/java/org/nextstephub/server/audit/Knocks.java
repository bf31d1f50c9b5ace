package org.nextstephub.server.audit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts refused calls of callers who are not known, so that nobody fills the audit by knocking: ten a minute for one address,
 * or for one client whose token was asked for.
 */
final class Knocks {

    private static final int MAX_A_MINUTE = 10;

    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private volatile long minute;

    boolean isAmongTheFirst(String knocker) {
        long now = System.currentTimeMillis() / 60_000;
        if (now != minute) {
            minute = now;
            counts.clear();
        }
        return counts.computeIfAbsent(knocker, first -> new AtomicInteger()).incrementAndGet() <= MAX_A_MINUTE;
    }
}
