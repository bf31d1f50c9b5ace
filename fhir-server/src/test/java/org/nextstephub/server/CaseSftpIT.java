package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The hub fetches a partner's files from the partner's own SFTP server, if it is the server that it says it is. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OwnHub(
        "it has its key for the SFTP server from its folder when it starts, and no other hub may fetch from that server")
class CaseSftpIT {

    @TempDir
    static Path folder;

    private static SshServer server;
    private static int port;
    private static RunningHub hub;
    private static CaseFolder files;

    @BeforeAll
    static void start() throws Exception {
        KeyPair hubKey = rsa();
        KeyPair hostKey = rsa();
        for (String shelf : List.of("in", "done", "error", "out")) {
            Files.createDirectories(folder.resolve("frontenac-cm").resolve(shelf));
        }
        files = CaseFolder.in(folder);
        server = server(hostKey, hubKey, 0);
        port = server.getPort();
        Path secrets = Files.createDirectories(folder.resolve("hub/keys/sftp"));
        Files.writeString(
                secrets.resolve("id"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(hubKey.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Files.writeString(
                secrets.resolve("known_hosts"),
                "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n");
        for (String name : List.of("id", "known_hosts")) {
            Files.setPosixFilePermissions(secrets.resolve(name), PosixFilePermissions.fromString("rw-------"));
        }
        hub = RunningHub.own(folder.resolve("hub"));
        RegisteredDoor.forFiles(
                hub, "sftp://nextstep@127.0.0.1:" + port + "/frontenac-cm", Map.of("zip", "true", "language", "fr"));
    }

    @AfterAll
    static void stop() throws IOException {
        hub.close();
        server.stop(true);
    }

    private static KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        return generator.generateKeyPair();
    }

    private static SshServer server(KeyPair hostKey, KeyPair hubKey, int port) throws IOException {
        SshServer ssh = SshServer.setUpDefaultServer();
        ssh.setHost("127.0.0.1");
        ssh.setPort(port);
        ssh.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        ssh.setPublickeyAuthenticator(
                (user, key, session) -> user.equals("nextstep") && KeyUtils.compareKeys(key, hubKey.getPublic()));
        ssh.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        ssh.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        ssh.start();
        return ssh;
    }

    @Test
    @Order(2)
    void anArchiveIsAnsweredFileByFileInThePartnersLanguage() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String one = CaseFolder.name("csv");
        String two = CaseFolder.name("csv");
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(one));
            zip.write(CaseRows.csv(CaseRows.granted()).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(two));
            zip.write(CaseRows.csv(CaseRows.with(CaseRows.granted(), "date_of_birth", "03/04/1980"))
                    .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(CaseFolder.name("csv")));
            zip.write("a;b\n".getBytes(StandardCharsets.UTF_8));
        }
        String name = CaseFolder.name("zip");
        files.drop(name, bytes.toByteArray());

        JsonNode answer = files.answer("done", name);

        assertThat(answer.at("/name").asText()).isEqualTo(name);
        assertThat(answer.at("/files/0/name").asText()).isEqualTo(one);
        assertThat(answer.at("/files/0/counts/accepted").asInt()).isOne();
        assertThat(answer.at("/files/1/counts/invalid").asInt()).isOne();
        assertThat(answer.at("/files/2/errors/0/code").asText()).isEqualTo("HUB-COLUMN");
        await().untilAsserted(() -> assertThat(files.text("done/" + two + ".ack.csv"))
                .contains("102,date_of_birth,Erreur de type de donnée. Le jour et le mois se confondent"));
    }

    @Test
    @Order(1)
    void aFileIsFetchedAnsweredBesideItAndMovedAway() {
        String name = files.drop(CaseRows.csv(CaseRows.granted(), CaseRows.refused()));

        assertThat(files.answer("done", name).at("/counts/accepted").asInt()).isOne();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(files.text("done/" + name + ".ack.csv")).contains("HUB-CONSENT-REFUSED");
            assertThat(files.names("in")).noneMatch(left -> left.contains(name));
            assertThat(files.names("done")).anyMatch(moved -> moved.matches("\\d{17}_" + name));
        });
    }

    @Test
    @Order(3)
    void aFileThatIsFarTooLongIsRefused() {
        String name = CaseFolder.name("csv");
        files.drop(name, "x".repeat(12_000_000).getBytes(StandardCharsets.UTF_8));
        assertThat(files.answer("error", name).at("/errors/0/code").asText()).isEqualTo("HUB-LIMIT");
    }

    @Test
    @Order(4)
    void aServerWithAnotherHostKeyIsNotTalkedTo() throws Exception {
        server.stop(true);
        KeyPair anyKey = rsa();
        server = server(rsa(), anyKey, port);
        String name = files.drop(CaseRows.csv(CaseRows.granted()));

        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> hub.bean(PrometheusMeterRegistry.class)
                                .scrape()
                                .contains(
                                        "hub_casefile_failures_total{kind=\"GenericFileOperationFailedException\",route=\"case-folder-frontenac-cm-in\"}"));
        assertThat(files.names("in")).contains(name, name + ".done");
    }
}
