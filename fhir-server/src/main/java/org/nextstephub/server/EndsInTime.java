package org.nextstephub.server;

import java.time.Duration;

/** A hub that was told to end does, whatever of it hangs: nothing that was acknowledged needs an orderly end. */
final class EndsInTime {

    private static final Duration LONGEST = Duration.ofSeconds(75);
    private static final int AS_IF_TERMINATED = 143;

    private EndsInTime() {}

    static void promise() {
        promise(LONGEST);
    }

    /** @param longest after being told */
    static void promise(Duration longest) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> watch(longest), "ends-in-time"));
    }

    private static void watch(Duration longest) {
        Thread watch = new Thread(() -> endAfter(longest), "ends-in-time");
        watch.setDaemon(true);
        watch.start();
    }

    private static void endAfter(Duration longest) {
        try {
            Thread.sleep(longest.toMillis());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(AS_IF_TERMINATED);
    }
}
