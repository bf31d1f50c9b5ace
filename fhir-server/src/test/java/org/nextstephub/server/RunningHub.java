package org.nextstephub.server;

import ca.uhn.fhir.context.FhirContext;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole hub in this JVM, on free ports and a PostgreSQL of its own, spoken to over its wires only. */
public final class RunningHub implements AutoCloseable {

    /** The instant of every decision in tests. */
    public static final Instant NOW = Instant.parse("2026-11-22T17:00:00Z");

    private static RunningHub shared;

    private final ConfigurableApplicationContext context;
    private final HubClient client;

    private final Path data;
    private final int port;
    private final int mllpPort;
    private final int mllpTlsPort;

    private RunningHub(boolean durable, List<String> special, Path folder) {
        data = folder;
        port = FreePorts.next();
        mllpPort = FreePorts.next();
        mllpTlsPort = FreePorts.next();
        client = new HubClient(url(), data);
        List<String> settings = new ArrayList<>(List.of(
                "--nextstep.mode=demo",
                "--nextstep.data=" + data,
                "--nextstep.db.durable=" + durable,
                "--nextstep.clock=" + NOW,
                "--server.port=" + port,
                "--nextstep.mllp.port=" + mllpPort,
                "--nextstep.mllp.tls-port=" + mllpTlsPort,
                "--nextstep.http.body=5s",
                "--nextstep.mllp.frame=3s",
                "--nextstep.notices.pause=5s",
                "--nextstep.routes.partners-fresh=1s",
                "--nextstep.files.poll=200ms",
                "--nextstep.files.settled=500ms",
                "--nextstep.files.watch=500ms",
                "--nextstep.files.retries=300ms,300ms,1s",
                "--nextstep.requests-a-minute=1000000",
                "--management.server.port=" + FreePorts.next()));
        settings.removeIf(common -> special.stream().anyMatch(own -> sameName(own, common)));
        settings.addAll(special);
        context = NextStepHub.application().run(settings.toArray(String[]::new));
    }

    private static boolean sameName(String one, String other) {
        return one.substring(0, one.indexOf('=')).equals(other.substring(0, other.indexOf('=')));
    }

    /** One hub for all tests of this JVM: each test uses numbers of its own. */
    public static synchronized RunningHub shared() {
        if (shared == null) {
            shared = new RunningHub(false, ContainerPostgres.settings(), newFolder());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** A hub whose database survives power loss, as benchmarks need it. */
    static RunningHub durable(String... settings) {
        return new RunningHub(true, withContainer(settings), newFolder());
    }

    private static List<String> withContainer(String... settings) {
        List<String> all = new ArrayList<>(ContainerPostgres.settings());
        all.addAll(List.of(settings));
        return all;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("hub-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A hub with a database and settings of its own. */
    static RunningHub own(Path folder, String... settings) {
        return new RunningHub(false, withContainer(settings), folder);
    }

    /** A second hub on the database of another: its secrets, and ports, clients and settings of its own. */
    static RunningHub replicaOf(RunningHub other, String... settings) {
        Path folder = newFolder();
        try (Stream<Path> secrets = Files.list(other.data.resolve("keys"))) {
            Files.createDirectories(folder.resolve("keys"));
            for (Path secret : secrets.toList()) {
                Files.copy(
                        secret,
                        folder.resolve("keys").resolve(secret.getFileName()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return onDatabaseOf(other, folder, settings);
    }

    /** A hub on the database of another that does not know its secrets. */
    static RunningHub strangerTo(RunningHub other) {
        return onDatabaseOf(other, newFolder());
    }

    private static RunningHub onDatabaseOf(RunningHub other, Path folder, String... settings) {
        HikariDataSource pool = other.bean(HikariDataSource.class);
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--nextstep.db.url=" + pool.getJdbcUrl());
        all.add("--nextstep.db.user=" + pool.getUsername());
        all.add("--nextstep.db.password=" + pool.getPassword());
        return new RunningHub(false, all, folder);
    }

    /** The next use of a token fetches a new one. */
    void forgetTokens() {
        client.forgetTokens();
    }

    /** Everything the hub keeps on disk. */
    Path folder() {
        return data;
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public int mllpPort() {
        return mllpPort;
    }

    /** Where probes and metrics are asked for. */
    String managementUrl() {
        return "http://localhost:" + context.getEnvironment().getProperty("management.server.port");
    }

    int mllpTlsPort() {
        return mllpTlsPort;
    }

    public Path data() {
        return data;
    }

    public JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    /** What takes the hub's connections. */
    WebServer webServer() {
        return ((WebServerApplicationContext) context).getWebServer();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** Talks to it over HTTP. */
    public HubClient client() {
        return client;
    }

    public String token(String id) {
        return client.token(id);
    }

    public HttpResponse<String> requestToken(String assertion) {
        return client.requestToken(assertion);
    }

    public String assertion(String id, String audience, int seconds) {
        return client.assertion(id, audience, seconds);
    }

    public HttpResponse<String> post(String path, String id, String type, String body) {
        return client.post(path, id, type, body);
    }

    public HttpResponse<String> get(String path, String id) {
        return client.get(path, id);
    }

    public String everyPage(String search, String id) {
        return client.everyPage(search, id);
    }

    public HttpResponse<String> exchange(HttpRequest request) {
        return client.exchange(request);
    }

    /** Columns of the database, large objects included, in which a text stands anywhere. */
    public List<String> tablesThatHold(String text) {
        List<String[]> columns = jdbc().sql(
                        "select quote_ident(table_schema) || '.' || quote_ident(table_name), quote_ident(column_name),"
                                + " data_type from information_schema.columns where table_schema in ('public', 'hub')")
                .query((row, n) -> new String[] {row.getString(1), row.getString(2), row.getString(3)})
                .list();
        List<String> found = new ArrayList<>();
        for (String[] column : columns) {
            String holds = column[2].equals("bytea")
                    ? "position(convert_to(?, 'UTF8') in " + column[1] + ") > 0"
                    : "strpos(" + column[1] + "::text, ?) > 0";
            if (holds(column[0], holds, text)) {
                found.add(column[0] + "." + column[1]);
            }
        }
        if (holds("pg_largeobject", "position(convert_to(?, 'UTF8') in data) > 0", text)) {
            found.add("pg_largeobject");
        }
        return found;
    }

    private boolean holds(String table, String condition, String text) {
        return jdbc().sql("select exists (select 1 from " + table + " where " + condition + ")")
                .param(text)
                .query(Boolean.class)
                .single();
    }

    /** Sends one HL7 v2 message (lines ended by LF) over MLLP and returns its acknowledgement, lines ended by LF. */
    public String mllp(String message) {
        try (Socket socket = new Socket("127.0.0.1", mllpPort)) {
            socket.setSoTimeout(25_000);
            socket.getOutputStream().write(frame(message.replace('\n', '\r').getBytes(StandardCharsets.UTF_8)));
            return readFrame(socket.getInputStream()).replace('\r', '\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] frame(byte[] message) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x0B);
        frame.writeBytes(message);
        frame.write(0x1C);
        frame.write(0x0D);
        return frame.toByteArray();
    }

    /** The next answer; empty when the connection ends first. */
    public static String readFrame(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == 0x1C) {
                in.read();
                return answer.toString(StandardCharsets.UTF_8);
            }
            if (next != 0x0B) {
                answer.write(next);
            }
        }
        return "";
    }

    public static FhirContext fhir() {
        return FhirContext.forR4Cached();
    }

    @Override
    public void close() {
        context.close();
    }
}
