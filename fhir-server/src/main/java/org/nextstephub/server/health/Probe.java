package org.nextstephub.server.health;

import java.time.Duration;

/**
 * Looks at one thing every two seconds, on a thread of its own: whoever asks for the verdict gets the last one and never
 * waits. A look that does not come to an end is one that failed.
 */
final class Probe implements AutoCloseable {

    /** Whoever throws is not well either. */
    interface Look {
        boolean isWell() throws Exception;
    }

    private static final long PAUSE_MILLIS = 2_000;
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
                failed = !looksWell();
                endedAt = System.nanoTime();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean looksWell() {
        try {
            return look.isWell();
        } catch (Exception ill) {
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
