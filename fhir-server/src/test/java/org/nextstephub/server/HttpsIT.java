package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** HTTP over TLS by settings alone, with a certificate that is changed while the hub runs. */
@OwnHub("it speaks HTTPS only")
class HttpsIT {

    private static final String BUNDLE = "--spring.ssl.bundle.pem.web.";

    @TempDir
    static Path folder;

    private final Path certificates = RunningHub.shared().data().resolve("demo/tls");

    private void use(String name) throws Exception {
        for (String half : new String[] {".key", ".crt"}) {
            Files.copy(
                    certificates.resolve(name + half),
                    folder.resolve("web" + half),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private SSLContext client() {
        String trusted = certificates.resolve("hub.crt").toUri().toString();
        return SslBundle.of(new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate(trusted)))
                .createSslContext();
    }

    private static String organization(SSLContext client, int port) throws Exception {
        try (SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket("localhost", port)) {
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        } catch (javax.net.ssl.SSLHandshakeException other) {
            return "not the one that is trusted";
        }
    }

    @Test
    void speaksTlsAndTakesUpANewCertificate() throws Exception {
        use("hub");
        try (RunningHub hub = RunningHub.own(
                folder.resolve("data"),
                "--server.ssl.bundle=web",
                BUNDLE + "keystore.certificate=" + folder.resolve("web.crt").toUri(),
                BUNDLE + "keystore.private-key=" + folder.resolve("web.key").toUri(),
                BUNDLE + "reload-on-update=true",
                "--spring.ssl.bundle.watch.file.quiet-period=200ms",
                "--nextstep.base-url=https://localhost:${server.port}")) {
            int port = URI.create(hub.url()).getPort();
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .sslContext(client())
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/fhir/Task"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(organization(client(), port)).contains("hub");

            use("rideau-clinic");

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(organization(client(), port))
                    .isEqualTo("not the one that is trusted"));
        }
    }
}
