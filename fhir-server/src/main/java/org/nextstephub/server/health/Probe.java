package org.nextstephub.server.health;

import java.time.Duration;
import java.util.Optional;

/**
 * Looks at one thing every two seconds, on a thread of its own: whoever asks for the verdict gets the last one and never
 * waits. A look that does not come to an end is one that failed.
 */
final class Probe implements AutoCloseable {

    /** Fails by throwing. */
    interface Look {
        void look() throws Exception;
    }

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration STALE = Duration.ofSeconds(7);

    private final Look look;
    private final Thread thread;
    private volatile boolean failed;
    private volatile long endedAt = System.nanoTime();

    Probe(String name, Look look) {
        this.look = look;
        this.thread = new Thread(this::run, "probe-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    boolean isWell() {
        return !failed && System.nanoTime() - endedAt < STALE.toNanos();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                failed = failure().isPresent();
                endedAt = System.nanoTime();
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Exception> failure() {
        try {
            look.look();
            return Optional.empty();
        } catch (Exception ill) {
            return Optional.of(ill);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
