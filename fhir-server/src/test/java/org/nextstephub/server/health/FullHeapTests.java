package org.nextstephub.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.server.ChildJvm;

/** A JVM whose heap is full to the brim and that does nothing but collect: no exception ends it, and it hears no signal. */
class FullHeapTests {

    /** Keeps all that it can get, and survives every error about it. */
    static final class Thrashes {

        private static final int LITTLE = 8;

        private Thrashes() {}

        public static void main(String[] arguments) {
            Probe probe = new Probe("heap", new HeapLook(Duration.ofSeconds(3)));
            System.out.println(probe.isWell() ? "has room" : "is full");
            byte[][] kept = new byte[1 << 16][];
            int next = 0;
            while (true) {
                try {
                    kept[next] = new byte[1024];
                    next++;
                } catch (OutOfMemoryError full) {
                    for (int i = 0; i < LITTLE; i++) {
                        kept[--next] = null;
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC"})
    void endsAsOneOutOfMemory(String collector) throws IOException, InterruptedException {
        Process hub = ChildJvm.start(Thrashes.class, "-Xmx48m", collector);
        try (BufferedReader said = hub.inputReader()) {
            assertThat(said.readLine()).isEqualTo("has room");
            assertThat(said.readLine()).isEqualTo("The heap stays full: the hub ends (exit 3)");
            assertThat(hub.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(hub.exitValue()).isEqualTo(HeapLook.AS_OUT_OF_MEMORY);
        } finally {
            hub.destroyForcibly();
        }
    }

    @Test
    void looksWithoutAllocating() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        HeapLook look = new HeapLook();
        assertThat(look.isWell()).isTrue();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) {
            look.isWell();
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
    }
}
