package org.nextstephub.server.connection;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The bodies that are on their way, the oldest first, and the memory that they hold together. */
final class Bodies {

    private final long most;
    private final Consumer<Refusal> refused;
    private final Map<Body, Long> waiting = new LinkedHashMap<>();
    private long held;

    /** @param most bytes of all of them together */
    Bodies(long most, Consumer<Refusal> refused) {
        this.most = most;
        this.refused = refused;
    }

    synchronized void begin(Body body) {
        waiting.put(body, 0L);
    }

    /** When there is no more room the oldest is given up, which is the slowest: an honest body is here in a moment. */
    synchronized void grew(Body body, int bytes) {
        if (waiting.computeIfPresent(body, (same, size) -> size + bytes) == null) {
            return;
        }
        held += bytes;
        Iterator<Map.Entry<Body, Long>> oldest = waiting.entrySet().iterator();
        while (held > most && oldest.hasNext()) {
            Map.Entry<Body, Long> next = oldest.next();
            oldest.remove();
            held -= next.getValue();
            next.getKey().giveUp();
            refused.accept(Refusal.TOO_MANY_BODIES);
        }
    }

    /** Returns whether it had not been given up. */
    synchronized boolean end(Body body) {
        Long size = waiting.remove(body);
        held -= size == null ? 0 : size;
        return size != null;
    }

    void late() {
        refused.accept(Refusal.SLOW_BODY);
    }
}
