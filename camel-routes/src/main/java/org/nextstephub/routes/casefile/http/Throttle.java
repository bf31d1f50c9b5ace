package org.nextstephub.routes.casefile.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How much one partner may ask at a time and in a minute. */
public final class Throttle {

    private static final long MINUTE = 60_000_000_000L;

    /** Must be closed when the request is answered. */
    interface Pass extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Usage {
        private int open;
        private final Deque<Long> starts = new ArrayDeque<>();
    }

    private final int mostOpen;
    private final int mostInAMinute;
    private final Map<String, Usage> usages = new HashMap<>();

    public Throttle(int mostOpen, int mostInAMinute) {
        this.mostOpen = mostOpen;
        this.mostInAMinute = mostInAMinute;
    }

    /** Empty when the partner has to wait. */
    synchronized Optional<Pass> enter(String partner) {
        Usage usage = usages.computeIfAbsent(partner, code -> new Usage());
        long now = System.nanoTime();
        while (!usage.starts.isEmpty() && now - usage.starts.peek() > MINUTE) {
            usage.starts.poll();
        }
        if (usage.open >= mostOpen || usage.starts.size() >= mostInAMinute) {
            return Optional.empty();
        }
        usage.open++;
        usage.starts.add(now);
        return Optional.of(() -> leave(usage));
    }

    private synchronized void leave(Usage usage) {
        usage.open--;
    }
}
