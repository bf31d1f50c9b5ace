package org.nextstephub.server;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged hub as its own process, with a durable PostgreSQL, to be killed. */
final class HubProcess {

    private static final Path JAR = Path.of("target/nextstep-hub.jar");
    private static final File LOG = new File("target/hub-process.log");

    private final Path data;
    private final int http = FreePorts.next();
    private final int mllp = FreePorts.next();
    private final int mllpTls = FreePorts.next();
    private final int management = FreePorts.next();
    private final boolean startsAgain;
    private Process process;

    /** One that is started again and again. */
    HubProcess(Path data) {
        this(data, true);
    }

    /** @param startsAgain whether an archive of classes saves more than it takes to make */
    HubProcess(Path data, boolean startsAgain) {
        this.data = data;
        this.startsAgain = startsAgain;
    }

    /** Talks to it over HTTP. */
    HubClient client() {
        return new HubClient("http://localhost:" + http, data);
    }

    /** Starts it and waits until it is ready. */
    void start() throws IOException, InterruptedException {
        start(Map.of());
    }

    /** The same, with more of its environment. */
    void start(Map<String, String> environment) throws IOException, InterruptedException {
        List<String> line =
                new ArrayList<>(List.of("java", "-Xmx480m", "-Xmn96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        line.addAll(unpacked());
        line.addAll(List.of("-jar", "target/hub/nextstep-hub.jar"));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().putAll(itself());
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG))
                .start();
        Instant limit = Instant.now().plus(Duration.ofMinutes(2));
        while (!isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(limit)) {
                writeWhatItDoes();
                throw new IllegalStateException("the hub did not become ready, see target/hub-process.log");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** As {@code ./run} starts it, and the options for an archive of the classes that a start loads. */
    private List<String> unpacked() throws IOException, InterruptedException {
        Process unpacking = new ProcessBuilder("./unpack.sh", startsAgain ? "archive" : "")
                .redirectError(ProcessBuilder.Redirect.appendTo(LOG))
                .start();
        String options = new String(unpacking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (unpacking.waitFor() != 0) {
            throw new IllegalStateException("the jar cannot be unpacked, see target/hub-process.log");
        }
        return options.lines().toList();
    }

    private Map<String, String> itself() {
        return Map.of(
                "HUB_MODE", "demo",
                "HUB_DATA", data.toString(),
                "HUB_HTTP_PORT", String.valueOf(http),
                "NEXTSTEP_REQUESTS_A_MINUTE", "100000",
                "HUB_MLLP_PORT", String.valueOf(mllp),
                "HUB_MLLP_TLS_PORT", String.valueOf(mllpTls),
                "HUB_MANAGEMENT_PORT", String.valueOf(management));
    }

    /** A command of {@code ./run} against it; what it prints ends with its exit status. */
    String command(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                "java",
                "-Dlogback.configurationFile=cli-logback.xml",
                "-Dloader.main=org.nextstephub.routes.cli.HubCommands",
                "-cp",
                JAR.toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher"));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(itself());
        Process command = builder.start();
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "exit " + command.waitFor();
    }

    /** The stack of every thread, into the log. */
    private void writeWhatItDoes() throws IOException, InterruptedException {
        new ProcessBuilder("jstack", String.valueOf(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG))
                .start()
                .waitFor();
    }

    private boolean isReady() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness")
                            .toURL()
                            .openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The same for good: its database notices, and until it has stopped it still writes into the folder that is deleted next. */
    void end() throws InterruptedException {
        kill();
        await().atMost(Duration.ofMinutes(1)).until(() -> databases() == 0);
    }

    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor(60, TimeUnit.SECONDS);
    }

    /** PostgreSQL servers that still run on this hub's data. */
    long databases() {
        return ProcessHandle.allProcesses()
                .filter(handle -> handle.info()
                        .commandLine()
                        .orElse("")
                        .contains(data.resolve("postgres").toString()))
                .count();
    }

    /** The acknowledgement; empty when the connection broke before it came. */
    String mllp(String message) {
        try (Socket socket = new Socket("127.0.0.1", mllp)) {
            socket.setSoTimeout(25_000);
            socket.getOutputStream()
                    .write(RunningHub.frame(message.replace('\n', '\r').getBytes(StandardCharsets.UTF_8)));
            return readFrame(socket.getInputStream());
        } catch (IOException broken) {
            return "";
        }
    }

    private static String readFrame(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == 0x1C) {
                return answer.toString(StandardCharsets.UTF_8);
            }
            answer.write(next);
        }
        return "";
    }

    String password() throws IOException {
        return Files.readString(data.resolve("postgres/password"));
    }

    /** JDBC address of the embedded database, by the port in its pid file. */
    String jdbcUrl() throws IOException {
        String port =
                Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).get(3);
        return "jdbc:postgresql://127.0.0.1:" + port + "/hub";
    }
}
