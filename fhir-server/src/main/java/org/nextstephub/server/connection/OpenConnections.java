package org.nextstephub.server.connection;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.nextstephub.profiles.Subscriber;

/** How many connections each subscriber has open; who has none is forgotten. */
final class OpenConnections {

    private final ConcurrentMap<Subscriber, Integer> open = new ConcurrentHashMap<>();

    /** Counts one more, and returns whether it is one of so many at most; one that is not does not count. */
    boolean opened(Subscriber subscriber, int most) {
        boolean hasRoom = open.merge(subscriber, 1, Integer::sum) <= most;
        if (!hasRoom) {
            closed(subscriber);
        }
        return hasRoom;
    }

    void closed(Subscriber subscriber) {
        open.computeIfPresent(subscriber, (same, count) -> count > 1 ? count - 1 : null);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }
}
