package org.nextstephub.server.health;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Whether there is room in the heap: it is full while collecting takes most of the time and frees next to nothing. A JVM that
 * stays so does nothing else any more and hears no signal, so that it ends. Looking allocates nothing: whoever allocates in such
 * a heap waits for the collector, or is thrown out of memory.
 */
final class HeapLook implements Probe.Look {

    /** What {@code -XX:+ExitOnOutOfMemoryError} ends with. */
    static final int AS_OUT_OF_MEMORY = 3;

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final double MOST_OF_THE_TIME = 0.6;
    private static final double FULL = 0.7;
    private static final long NANOS_OF_A_MILLI = 1_000_000;
    private static final byte[] FAREWELL =
            "The heap stays full: the hub ends (exit 3)\n".getBytes(StandardCharsets.US_ASCII);

    private final GarbageCollectorMXBean[] collectors =
            ManagementFactory.getGarbageCollectorMXBeans().toArray(new GarbageCollectorMXBean[0]);
    private final Runtime runtime = Runtime.getRuntime();
    private final FileOutputStream console = new FileOutputStream(FileDescriptor.err);
    private final long longest;
    private long lookedAt = System.nanoTime();
    private long collected = collecting();
    private long hadRoomAt = lookedAt;

    HeapLook() {
        this(LONGEST);
    }

    /** @param longest that a heap may stay full */
    HeapLook(Duration longest) {
        this.longest = longest.toNanos();
        loadWhatEndsTheJvm();
    }

    /** While there is room: it would be loaded when it is needed, with the first hook or at the end. */
    private void loadWhatEndsTheJvm() {
        runtime.removeShutdownHook(new Thread());
    }

    @Override
    public boolean isWell() {
        long now = System.nanoTime();
        boolean full = isMostlyCollecting(now) && isFull();
        if (!full) {
            hadRoomAt = now;
        } else if (now - hadRoomAt > longest) {
            end();
        }
        return !full;
    }

    private boolean isMostlyCollecting(long now) {
        long before = collected;
        long since = lookedAt;
        collected = collecting();
        lookedAt = now;
        return (collected - before) * NANOS_OF_A_MILLI > MOST_OF_THE_TIME * (now - since);
    }

    /** As it is now: what has been collected last is told by nothing that allocates nothing. */
    private boolean isFull() {
        return runtime.totalMemory() - runtime.freeMemory() > FULL * runtime.maxMemory();
    }

    private long collecting() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            millis += collector.getCollectionTime();
        }
        return millis;
    }

    /** Without the log, which allocates. */
    private void end() {
        try {
            console.write(FAREWELL);
        } catch (IOException nobodyReads) {
            // it ends all the same
        }
        runtime.halt(AS_OUT_OF_MEMORY);
    }
}
