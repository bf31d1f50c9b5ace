package org.nextstephub.server;

import ca.uhn.fhir.context.FhirContext;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nextstephub.server.health.StartupRules;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole hub in this JVM, on free ports and a PostgreSQL of its own, spoken to over its wires only. */
public final class RunningHub implements AutoCloseable {

    /** The instant of every decision in tests. */
    public static final Instant NOW = Instant.parse("2026-11-22T17:00:00Z");

    private static final Pattern NEXT_PAGE =
            Pattern.compile("\"relation\":\\s*\"next\",\\s*\"url\":\\s*\"https?://[^/]+([^\"]+)\"");

    private static RunningHub shared;

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /** Used for two of the five minutes that a token is good for. */
    private record Token(String text, Instant fetched) {
        boolean isFresh() {
            return Instant.now().isBefore(fetched.plusSeconds(120));
        }
    }

    private final Path data;
    private final int port;
    private final int mllpPort;

    private RunningHub(boolean durable) {
        this(durable, ContainerPostgres.settings(), newFolder());
    }

    private RunningHub(boolean durable, List<String> special, Path folder) {
        try {
            data = folder;
            port = freePort();
            mllpPort = freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SpringApplication hub = new SpringApplication(NextStepHub.class);
        hub.addListeners(new StartupRules());
        List<String> settings = new ArrayList<>(List.of(
                "--nextstep.mode=demo",
                "--nextstep.data=" + data,
                "--nextstep.db.durable=" + durable,
                "--nextstep.clock=" + NOW,
                "--server.port=" + port,
                "--nextstep.mllp.port=" + mllpPort,
                "--nextstep.mllp.frame=3s",
                "--nextstep.notices.pause=300ms",
                "--nextstep.files.poll=300ms",
                "--nextstep.files.retries=300ms,300ms,2s",
                "--nextstep.files.requests-a-minute=100000",
                "--management.server.port=" + freePortUnchecked()));
        settings.addAll(special);
        context = hub.run(settings.toArray(String[]::new));
    }

    /** One hub for all tests of this JVM: each test uses numbers of its own. */
    public static synchronized RunningHub shared() {
        if (shared == null) {
            shared = new RunningHub(false);
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** A hub whose database survives power loss, as benchmarks need it. */
    static RunningHub durable() {
        return new RunningHub(true);
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
        List<String> all = new ArrayList<>(ContainerPostgres.settings());
        all.addAll(List.of(settings));
        return new RunningHub(false, all, folder);
    }

    /** A second hub on the database of another: its secrets, and ports, clients and settings of its own. */
    static RunningHub replicaOf(RunningHub other, String... settings) {
        Path folder = newFolder();
        try (Stream<Path> secrets = Files.list(other.data.resolve("keys"))) {
            Files.createDirectories(folder.resolve("keys"));
            for (Path secret : secrets.toList()) {
                Files.copy(secret, folder.resolve("keys").resolve(secret.getFileName()));
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
        tokens.clear();
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

    public Path data() {
        return data;
    }

    public JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A bearer token of a demo client, by its own key. */
    public String token(String client) {
        return tokens.compute(
                        client,
                        (id, known) ->
                                known != null && known.isFresh() ? known : new Token(newToken(id), Instant.now()))
                .text();
    }

    private String newToken(String client) {
        HttpResponse<String> response = requestToken(assertion(client, url() + "/oauth2/token", 120));
        if (response.statusCode() != 200) {
            throw new IllegalStateException("no token: " + response.body());
        }
        return response.body().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    public HttpResponse<String> requestToken(String assertion) {
        String form = "grant_type=client_credentials&client_assertion_type="
                + URLEncoder.encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8)
                + "&client_assertion=" + assertion;
        return exchange(HttpRequest.newBuilder(URI.create(url() + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /** A client assertion signed by the client's own key. */
    public String assertion(String client, String audience, int seconds) {
        try {
            ECKey key = ECKey.parse(Files.readString(data.resolve("demo/" + client + ".jwk.json")));
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES384)
                            .keyID(key.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(client)
                            .subject(client)
                            .audience(audience)
                            .jwtID(UUID.randomUUID().toString())
                            .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                            .build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (IOException | ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> post(String path, String client, String type, String body) {
        return exchange(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", "Bearer " + token(client))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> get(String path, String client) {
        return exchange(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", "Bearer " + token(client))
                .build());
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

    /** The bodies of all pages of a search, one after the other, however much other suites left in a shared hub. */
    public String everyPage(String search, String client) {
        StringBuilder pages = new StringBuilder();
        for (String path = search; path != null; ) {
            String page = get(path, client).body();
            pages.append(page);
            Matcher next = NEXT_PAGE.matcher(page);
            path = next.find() ? next.group(1) : null;
        }
        return pages.toString();
    }

    public HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int freePortUnchecked() {
        try {
            return freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
