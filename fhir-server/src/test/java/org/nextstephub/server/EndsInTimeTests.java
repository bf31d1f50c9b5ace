package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever hangs when a hub is told to end, it ends. */
class EndsInTimeTests {

    /** A program that never comes to its end by itself, told or not. */
    static final class Hangs {

        private Hangs() {}

        public static void main(String[] arguments) throws IOException {
            EndsInTime.promise(Duration.ofSeconds(2));
            Runtime.getRuntime().addShutdownHook(new Thread(Hangs::hang));
            System.out.println("runs");
            System.in.transferTo(OutputStream.nullOutputStream());
        }

        private static void hang() {
            try {
                System.out.println("hangs");
                new CountDownLatch(1).await();
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
        }
    }

    @Test
    void aHookThatHangsDoesNotKeepIt() throws IOException, InterruptedException {
        Process hub = ChildJvm.start(Hangs.class, "-Xmx32m");
        try (BufferedReader said = hub.inputReader()) {
            assertThat(said.readLine()).isEqualTo("runs");
            hub.toHandle().destroy();
            assertThat(said.readLine()).isEqualTo("hangs");
            assertThat(hub.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(hub.exitValue()).isEqualTo(143);
        } finally {
            hub.destroyForcibly();
        }
    }
}
