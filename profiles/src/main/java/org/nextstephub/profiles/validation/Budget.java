package org.nextstephub.profiles.validation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What validation may cost: so many at a time, and so much time of a processor each. HAPI's validator cannot be interrupted;
 * it ends where it asks for a definition, which it does all the time. Time of the processor, not of the clock, so that a
 * busy machine is not the sender's fault.
 */
final class Budget {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** Asking the operating system for the time costs as much as some hundred definitions. */
    private static final int LOOK_EVERY = 256;

    /** How many at a time. */
    static final int PLACES = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Semaphore places = new Semaphore(PLACES, true);
    private final ThreadLocal<Spending> spending = new ThreadLocal<>();
    private final long nanoseconds;
    private final Duration longestWait;

    private static final class Spending {
        private final long end;
        private int asked;

        Spending(long end) {
            this.end = end;
        }
    }

    Budget(Duration each) {
        this(each, LONGEST_WAIT);
    }

    /** @param longestWait how long one that finds all places taken waits for its turn */
    Budget(Duration each, Duration longestWait) {
        this.nanoseconds = each.toNanos();
        this.longestWait = longestWait;
    }

    /**
     * Does the work within the budget.
     *
     * @throws TooCostly when it costs more
     * @throws RejectedExecutionException when all places are taken, and stay so for as long as one waits
     */
    <T> T within(Supplier<T> work) {
        take();
        spending.set(new Spending(THREADS.getCurrentThreadCpuTime() + nanoseconds));
        try {
            return work.get();
        } finally {
            spending.remove();
            places.release();
        }
    }

    /** Asked by the work itself, time and again. */
    void check() {
        Spending mine = spending.get();
        if (mine != null && ++mine.asked % LOOK_EVERY == 0 && THREADS.getCurrentThreadCpuTime() > mine.end) {
            throw new TooCostly();
        }
    }

    private void take() {
        try {
            if (places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new RejectedExecutionException("all validators are busy");
    }
}
