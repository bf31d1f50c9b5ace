package org.nextstephub.server.health;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether there is room in the heap: it is full when collecting takes most of the time and frees next to nothing. A JVM that
 * stays so does nothing else any more and hears no signal, so that it ends.
 */
final class HeapLook implements Probe.Look {

    private static final Logger log = LoggerFactory.getLogger(HeapLook.class);
    private static final double FULL = 0.95;
    private static final double MOST_OF_THE_TIME = 0.6;
    private static final int LONGEST_SECONDS = 30;
    private static final int AS_OUT_OF_MEMORY = 3;

    private final List<MemoryPoolMXBean> old = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getName().matches("(?i).*(old|tenured|zheap).*"))
            .toList();
    private long lookedAt = System.nanoTime();
    private long collected = collecting();
    private long fullSince;
    private boolean full;

    @Override
    public void look() {
        long now = System.nanoTime();
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(now - lookedAt));
        long collecting = collecting();
        boolean busy = (double) (collecting - collected) / millis > MOST_OF_THE_TIME;
        lookedAt = now;
        collected = collecting;
        boolean wasFull = full;
        full = busy && old.stream().anyMatch(HeapLook::isFull);
        if (!full) {
            return;
        }
        if (!wasFull) {
            fullSince = now;
        }
        if (TimeUnit.NANOSECONDS.toSeconds(now - fullSince) > LONGEST_SECONDS) {
            log.error("The heap has been full for {} s; the hub ends", LONGEST_SECONDS);
            Runtime.getRuntime().halt(AS_OUT_OF_MEMORY);
        }
        throw new IllegalStateException("the heap is full");
    }

    private static boolean isFull(MemoryPoolMXBean pool) {
        @Nullable MemoryUsage left = pool.getCollectionUsage();
        return left != null && left.getMax() > 0 && left.getUsed() > FULL * left.getMax();
    }

    private static long collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
