package org.nextstephub.server.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable PostgreSQL of the hub's own: loopback only, password, {@code fsync} on.
 *
 * <p>The server runs under a shell that waits on a pipe from this JVM: when the JVM ends in any way, {@code kill -9}
 * included, the pipe closes and the shell stops the server, so no orphan is left and the next start finds a clean
 * folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    public static final String USER = "nextstep";
    static final String DATABASE = "hub";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int STOP_LIMIT_SECONDS = 15;
    private static final int MOST_TRIES = 60;
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final Cluster cluster;
    private final Path bin;
    private final boolean durable;
    private final int port;
    private @Nullable Process watchdog;
    private volatile boolean closed;

    private EmbeddedPostgres(Path folder, Path bin, boolean durable) throws IOException {
        this.cluster = new Cluster(folder, bin);
        this.bin = bin;
        this.durable = durable;
        this.port = freePort();
    }

    /**
     * Starts the server on the data in {@code folder}, which is created at first use.
     *
     * @throws IllegalStateException with one plain line when the server cannot run here
     */
    public static EmbeddedPostgres start(Path folder, boolean durable) {
        try {
            Files.createDirectories(folder);
            Path home = folder.toAbsolutePath().normalize();
            EmbeddedPostgres postgres = new EmbeddedPostgres(home, PostgresBinaries.unpackInto(home), durable);
            postgres.cluster.initialise();
            postgres.launch();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL cannot use its folder", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL was starting", e);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public String password() {
        return cluster.password();
    }

    @Override
    public void close() {
        closed = true;
        Process running = Objects.requireNonNull(watchdog);
        try {
            running.getOutputStream().close();
            if (!running.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                running.descendants().forEach(ProcessHandle::destroyForcibly);
                running.destroyForcibly();
            }
        } catch (IOException e) {
            running.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void launch() throws IOException, InterruptedException {
        new Predecessor(cluster.data()).await(START_LIMIT);
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", ServerSettings.WATCHDOG, "hub-postgres-watchdog", "setsid"));
        command.addAll(Cluster.unprivileged());
        command.addAll(List.of(
                bin.resolve("postgres").toString(), "-D", cluster.data().toString(), "-p", Integer.toString(port)));
        ServerSettings.of(durable).forEach(setting -> command.addAll(List.of("-c", setting)));
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(cluster.log().toFile())
                .start();
        watchdog = started;
        new FirstConnection(port, cluster).await(started, START_LIMIT);
        started.onExit().thenRun(this::startAgainUnlessClosed);
    }

    /**
     * A server that died under a living hub comes back on the same port; whoever asked meanwhile was told to retry. If it does
     * not come back, the hub ends whole, for whoever watches over it to see.
     */
    private void startAgainUnlessClosed() {
        try {
            for (int tries = 0; !closed && !startsAgain(); tries++) {
                if (tries == MOST_TRIES) {
                    log.error("The embedded PostgreSQL does not start again; the hub ends");
                    System.exit(3);
                }
                Thread.sleep(1000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean startsAgain() throws InterruptedException {
        log.error("The embedded PostgreSQL ended; starting it again");
        try {
            new Predecessor(cluster.data()).endLeftovers();
            launch();
            return true;
        } catch (IOException | IllegalStateException notYet) {
            log.error("It did not start: {}", notYet.getClass().getName());
            Objects.requireNonNull(watchdog).destroyForcibly();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
