package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** HL7 v2 over TLS: a certificate is bound to one partner, and nobody speaks for another. */
class MllpTlsIT {

    private final RunningHub hub = RunningHub.shared();

    /** A client that trusts the hub, and shows a certificate if it has one. */
    private SSLContext client(String name) {
        PemSslStoreDetails own = name.isEmpty()
                ? null
                : PemSslStoreDetails.forCertificate(file(name + ".crt")).withPrivateKey(file(name + ".key"));
        return SslBundle.of(new PemSslStoreBundle(own, PemSslStoreDetails.forCertificate(file("hub.crt"))))
                .createSslContext();
    }

    private String file(String name) {
        return hub.data().resolve("demo/tls").resolve(name).toUri().toString();
    }

    private String send(SSLContext client, String message) throws IOException {
        try (SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket("localhost", hub.mllpTlsPort())) {
            socket.setSoTimeout(25_000);
            socket.getOutputStream()
                    .write(RunningHub.frame(message.replace('\n', '\r').getBytes(StandardCharsets.UTF_8)));
            return RunningHub.readFrame(socket.getInputStream()).replace('\r', '\n');
        }
    }

    private static String referral(String application, String facility, String id) {
        return """
                MSH|^~\\&|%1$s|%2$s|NEXTSTEP|PSSEO|20261122103015-0500||REF^I12^REF_I12|%3$s|P|2.5.1
                RF1|P^Pending^HL70283|R^Routine^HL70280||||R-%3$s|20261201|20270228|20261122
                PRD|RP^Referring Provider^HL70286|Okafor^Denise||^^^X|^WPN^PH^^1^613^5550142
                PID|1||P-%3$s^^^%2$s^MR||Tremblay^Rose^^^^^L||19890214|F|||||^PRN^CP^^1^613^5550178
                CON|1|001|NEXTSTEP-ROI-1|C-%3$s||||||W|A||20261118|20261118|20271117|Y|||||F|||Tremblay^Rose|1
                """.formatted(application, facility, id);
    }

    @Test
    void aPartnerSendsWithItsCertificate() throws Exception {
        assertThat(send(client("lakeshore-hospital"), referral("LGHEHR", "LGH", "TLS-1")))
                .contains("MSA|AA|TLS-1");
    }

    /** Its sixth connection is closed, another partner's first is not, and when one ends the next is taken. */
    @Test
    void aPartnerHasFiveConnections() throws Exception {
        List<SSLSocket> five = new ArrayList<>();
        SSLContext lakeshore = client("lakeshore-hospital");
        try {
            for (int i = 0; i < 5; i++) {
                five.add((SSLSocket) lakeshore.getSocketFactory().createSocket("localhost", hub.mllpTlsPort()));
                assertThat(ask(five.get(i), "TLS-FIVE-" + i)).contains("MSA|");
            }
            assertThat(send(lakeshore, unknownEvent("LGHEHR", "LGH", "TLS-SIXTH")))
                    .isEmpty();
            assertThat(send(client("rideau-clinic"), unknownEvent("RDCEMR", "RDC", "TLS-OTHER")))
                    .contains("TLS-OTHER");
        } finally {
            for (SSLSocket socket : five) {
                socket.close();
            }
        }
        await().untilAsserted(() -> assertThat(send(lakeshore, unknownEvent("LGHEHR", "LGH", "TLS-NEXT")))
                .contains("TLS-NEXT"));
    }

    private static String ask(SSLSocket socket, String id) throws IOException {
        socket.setSoTimeout(25_000);
        socket.getOutputStream()
                .write(RunningHub.frame(
                        unknownEvent("LGHEHR", "LGH", id).replace('\n', '\r').getBytes(StandardCharsets.UTF_8)));
        return RunningHub.readFrame(socket.getInputStream());
    }

    /** Needs no store to be answered. */
    private static String unknownEvent(String application, String facility, String id) {
        return "MSH|^~\\&|%s|%s|NEXTSTEP|PSSEO|20261122103015-0500||REF^I99|%s|P|2.5.1\n"
                .formatted(application, facility, id);
    }

    @Test
    void nobodySpeaksForAnother() throws Exception {
        assertThat(send(client("rideau-clinic"), referral("LGHEHR", "LGH", "TLS-2")))
                .contains("MSA|AR|TLS-2")
                .contains("HUB-PARTNER");
        await().untilAsserted(() -> assertThat(alerts("other-partner")).isPositive());
    }

    @Test
    void withoutACertificateNothingIsRead() throws Exception {
        assertThatThrownBy(() -> send(client(""), referral("LGHEHR", "LGH", "TLS-3")))
                .isInstanceOfAny(SSLException.class, SocketException.class);
        await().untilAsserted(() -> assertThat(alerts("handshake")).isPositive());
    }

    /** The hub's own certificate is none that it trusts. */
    @Test
    void aStrangersCertificateIsNotTaken() throws Exception {
        assertThatThrownBy(() -> send(client("hub"), referral("LGHEHR", "LGH", "TLS-4")))
                .isInstanceOfAny(SSLException.class, SocketException.class);
    }

    @Test
    void plainTextIsNotSpoken() throws Exception {
        try (Socket plain = new Socket("localhost", hub.mllpTlsPort())) {
            plain.setSoTimeout(15_000);
            plain.getOutputStream()
                    .write(RunningHub.frame(referral("LGHEHR", "LGH", "TLS-5").getBytes(StandardCharsets.UTF_8)));
            assertThat(RunningHub.readFrame(
                            new ByteArrayInputStream(plain.getInputStream().readAllBytes())))
                    .doesNotContain("MSA");
        }
        assertThat(hub.get("/fhir/ServiceRequest?identifier=R-TLS-5", "peer-desk")
                        .body())
                .doesNotContain("\"entry\"");
    }

    private long alerts(String why) {
        return hub.jdbc()
                .sql("select count(*) from hfj_res_ver where res_type = 'AuditEvent' and res_text_vc like ?")
                .param("%sender-refused%" + why + "%")
                .query(Long.class)
                .single();
    }
}
