package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The database dies under the hub: senders are told to try again, and the hub recovers without a hand. */
class DatabaseGoneIT {

    @Test
    void answersRetryAndRecoversByItself() {
        RunningHub hub = RunningHub.shared();
        send(hub, "DG-0");

        ProcessHandle.allProcesses()
                .filter(handle -> handle.info().commandLine().orElse("").contains(hub.data() + "/postgres/data"))
                .forEach(ProcessHandle::destroyForcibly);
        HttpResponse<String> meanwhile = send(hub, "DG-1");

        assertThat(meanwhile.statusCode()).isIn(200, 503);
        if (meanwhile.statusCode() == 503) {
            assertThat(meanwhile.headers().firstValue("Retry-After")).isPresent();
            assertThat(meanwhile.body())
                    .contains("transient")
                    .doesNotContain("SQL")
                    .doesNotContain("Exception");
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(send(hub, "DG-1").statusCode()).isEqualTo(200));
        assertThat(hub.jdbc()
                        .sql("select count(*) from hub.referral where placer_value = 'DG-1'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private static HttpResponse<String> send(RunningHub hub, String number) {
        return hub.post(
                "/fhir/$process-message", "lakeshore-hospital", "application/fhir+json", Referrals.message(number));
    }
}
