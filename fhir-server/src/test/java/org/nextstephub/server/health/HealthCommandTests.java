package org.nextstephub.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an orchestrator without a shell learns of a hub. */
class HealthCommandTests {

    @ParameterizedTest
    @CsvSource({"200, true", "503, false", "404, false"})
    void onlyAReadyHubTakesMessages(int status, boolean takes) throws IOException {
        HttpServer hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", asked -> {
            asked.sendResponseHeaders(status, -1);
            asked.close();
        });
        hub.start();
        try {
            assertThat(HealthCommand.takesMessages(
                            "http://127.0.0.1:" + hub.getAddress().getPort() + "/ready"))
                    .isEqualTo(takes);
        } finally {
            hub.stop(0);
        }
    }

    @Test
    void aHubThatIsNotThereTakesNone() throws IOException {
        HttpServer gone = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int port = gone.getAddress().getPort();
        gone.stop(0);

        assertThat(HealthCommand.takesMessages("http://127.0.0.1:" + port)).isFalse();
    }

    @Test
    void itAsksTheManagementPort() {
        assertThat(HealthCommand.readiness(null)).isEqualTo("http://127.0.0.1:8081/actuator/health/readiness");
        assertThat(HealthCommand.readiness("9000")).startsWith("http://127.0.0.1:9000/");
    }
}
