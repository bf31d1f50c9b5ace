package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A case manager's folder: files in, answers out, and nothing that lies in the way holds up the next file. */
class CaseFolderIT {

    private final RunningHub hub = RunningHub.shared();
    private final Path folder = hub.folder().resolve("partners/frontenac-cm");

    @Test
    void answersAFileBesideItAndMovesItAway() throws IOException {
        String name = drop(CaseRows.csv(CaseRows.granted(), CaseRows.refused()));

        JsonNode answer = answer("done", name);

        assertThat(answer.at("/name").asText()).isEqualTo(name);
        assertThat(answer.at("/outcome").asText()).isEqualTo("answered");
        assertThat(answer.at("/counts/accepted").asInt()).isOne();
        assertThat(answer.at("/counts/refused").asInt()).isOne();
        String forPeople = Files.readString(folder.resolve("done/" + name + ".ack.csv"));
        assertThat(forPeople)
                .startsWith("\uFEFFrow,event_id,outcome,referral,code,column,what_to_do\r\n")
                .contains("refused,,HUB-CONSENT-REFUSED,consent_status,The consent was refused. Nothing was kept");
        await().untilAsserted(() -> {
            assertThat(names("in")).noneMatch(left -> left.contains(name));
            assertThat(names("done")).anyMatch(moved -> moved.matches("\\d{17}_" + name));
        });
    }

    private String drop(String content) throws IOException {
        String name = "nextstep_frontenac-cm_20261122T150000Z_" + CaseRows.number() + ".csv";
        place(name, content.getBytes(StandardCharsets.UTF_8));
        return name;
    }

    private void place(String name, byte[] content) throws IOException {
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.isDirectory(folder.resolve("in")));
        Files.write(folder.resolve("in").resolve(name), content);
        Files.write(folder.resolve("in").resolve(name + ".done"), new byte[0]);
    }

    private JsonNode answer(String shelf, String name) throws IOException {
        Path answer = folder.resolve(shelf).resolve(name + ".ack.json");
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(answer));
        return new ObjectMapper().readTree(answer.toFile());
    }

    private List<String> names(String shelf) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(shelf))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
