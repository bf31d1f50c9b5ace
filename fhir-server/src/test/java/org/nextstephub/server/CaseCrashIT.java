package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 in the middle of a file: the next start takes it up, every row is there once, and the answer is complete. */
@Campaign
@OwnHub("it is killed")
class CaseCrashIT {

    private static final int KILLS = Integer.getInteger("crash.rounds", 1);
    private static final int ROWS = 150;

    @Test
    void aFileIsTakenUpAgainWithoutDoubleEffects(@TempDir Path data) throws Exception {
        HubProcess hub = new HubProcess(data);
        try {
            hub.start();
            CaseFolder folder = CaseFolder.in(data.resolve("partners"));
            String name = folder.drop(CaseRows.csv(IntStream.range(0, ROWS)
                    .mapToObj(i -> today(CaseRows.granted()))
                    .toList()));
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = kill * ROWS / (KILLS + 2);
                await().atMost(Duration.ofSeconds(120)).until(() -> count(hub, "hub.referral") >= enough);
                hub.kill();
                await().atMost(Duration.ofSeconds(10)).until(() -> hub.databases() == 0);
                assertThat(folder.names("done")).isEmpty();
                hub.start();
            }

            JsonNode answer = folder.answer("done", name);

            assertThat(answer.at("/counts/rows").asInt()).isEqualTo(ROWS);
            assertThat(answer.at("/counts/alreadyKnown").asInt()).isPositive();
            assertThat(answer.at("/counts/accepted").asInt()
                            + answer.at("/counts/alreadyKnown").asInt())
                    .isEqualTo(ROWS);
            for (String table : List.of("hub.referral", "hub.inbox", "hub.person")) {
                assertThat(count(hub, table)).as(table).isEqualTo(ROWS);
            }
            await().until(() ->
                    folder.names("in/.inprogress-" + instance(folder)).isEmpty());
        } finally {
            hub.end();
        }
    }

    private static String instance(CaseFolder folder) {
        return folder.names("in").stream()
                .filter(name -> name.startsWith(".inprogress-"))
                .map(name -> name.substring(".inprogress-".length()))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> today(Map<String, String> row) {
        LocalDate today = LocalDate.now(ZoneId.of("America/Toronto"));
        row.put(
                "event_time",
                OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString());
        row.put("consent_date", today.toString());
        row.put("consent_expiry", today.plusMonths(6).toString());
        return row;
    }

    private static int count(HubProcess hub, String table) throws IOException, SQLException {
        try (Connection database = DriverManager.getConnection(hub.jdbcUrl(), "nextstep", hub.password());
                ResultSet row = database.createStatement().executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getInt(1);
        }
    }
}
