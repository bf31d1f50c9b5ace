package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever sends slowly, or opens connections and sends nothing, is alone with it. */
class SlowConnectionsIT {

    private static final String FORM = "POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n";

    private final RunningHub hub = RunningHub.shared();
    private final List<Socket> slow = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : slow) {
            socket.close();
        }
    }

    private Socket connect(String from) throws IOException {
        Socket socket = new Socket(
                InetAddress.getByName("127.0.0.1"), URI.create(hub.url()).getPort(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(20_000);
        slow.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void drip(Socket socket) {
        try {
            send(socket, "a");
        } catch (IOException timeIsUp) {
            // the hub has answered and closed it
        }
    }

    /** More than the hub has workers, from the same address as everybody else here. */
    @Test
    void formsThatDripStopNobodyAndEndInTime() throws Exception {
        for (int i = 0; i < 210; i++) {
            send(connect("127.0.0.1"), FORM + "grant_type=");
        }
        Socket last = slow.get(slow.size() - 1);
        for (int i = 0; i < 3; i++) {
            slow.forEach(SlowConnectionsIT::drip);
            assertThat(hub.requestToken(hub.assertion("lakeshore-hospital", hub.url() + "/oauth2/token", 120))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(hub.get("/fhir/Task?_count=1", "peer-desk").statusCode()).isEqualTo(200);
            assertThat(hub.mllp(V2Referrals.message("SLOW-" + i))).contains("MSA|AA|DEMO-SLOW-" + i);
        }
        assertThat(last.getInputStream().available())
                .as("what the slow hear before all others were answered")
                .isZero();
        assertThat(new String(last.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains(" 408")
                .contains("OperationOutcome")
                .contains("timeout");
        assertThat(counted("slow-body")).isTrue();
    }

    @Test
    void anAddressHasAHundredConnections() throws Exception {
        for (int i = 0; i < 100; i++) {
            connect("127.0.0.2");
        }
        assertThat(connect("127.0.0.2").getInputStream().read()).isEqualTo(-1);
        assertThat(counted("too-many-of-address")).isTrue();
        assertThat(hub.get("/fhir/Task?_count=1", "peer-desk").statusCode()).isEqualTo(200);

        slow.get(0).close();
        await().untilAsserted(() -> {
            Socket next = connect("127.0.0.2");
            send(next, "GET /fhir/metadata HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(next.getInputStream().read()).isEqualTo('H');
        });
    }

    private boolean counted(String why) {
        return hub.bean(PrometheusMeterRegistry.class)
                .scrape()
                .contains("hub_http_refused_connections_total{why=\"" + why + "\"");
    }
}
