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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A case manager's folder: files in, answers out, and nothing that lies in the way holds up the next file. Two hubs share
 * it, as two replicas would.
 */
@OwnHub("two hubs share a folder")
class CaseFolderIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final Path FILES = HUB.folder().resolve("partners");
    private static final CaseFolder FOLDER = CaseFolder.in(FILES);
    private static final RunningHub OTHER =
            RunningHub.replicaOf(HUB, "--nextstep.files.folder=" + FILES, "--nextstep.files.instance=other");

    @AfterAll
    static void stop() {
        OTHER.close();
    }

    private static int referrals(Map<String, String> row) {
        return HUB.jdbc()
                .sql("select count(*) from hub.referral where placer_value = ?")
                .param(row.get("referral_id"))
                .query(Integer.class)
                .single();
    }

    @Test
    void answersAFileBesideItAndMovesItAway() {
        String name = FOLDER.drop(CaseRows.csv(CaseRows.granted(), CaseRows.refused()));

        JsonNode answer = FOLDER.answer("done", name);

        assertThat(answer.at("/name").asText()).isEqualTo(name);
        assertThat(answer.at("/outcome").asText()).isEqualTo("answered");
        assertThat(answer.at("/counts/accepted").asInt()).isOne();
        assertThat(answer.at("/counts/refused").asInt()).isOne();
        await().untilAsserted(() -> {
            assertThat(FOLDER.text("done/" + name + ".ack.csv"))
                    .startsWith("\uFEFFrow,event_id,outcome,referral,code,column,what_to_do\r\n")
                    .contains("refused,,HUB-CONSENT-REFUSED,consent_status,The consent was refused. Nothing was kept");
            assertThat(FOLDER.names("in")).noneMatch(left -> left.contains(name));
            assertThat(FOLDER.names("done")).anyMatch(moved -> moved.matches("\\d{17}_" + name));
        });
    }

    @Test
    void refusesAFileAsAWholeIntoTheFolderForErrors() {
        String name = FOLDER.drop("schema_version;event\n");

        JsonNode answer = FOLDER.answer("error", name);

        assertThat(answer.at("/errors/0/code").asText()).isEqualTo("HUB-COLUMN");
        await().untilAsserted(() -> {
            assertThat(FOLDER.text("error/" + name + ".ack.csv")).contains("separated by semicolons");
            assertThat(FOLDER.names("error")).anyMatch(moved -> moved.matches("\\d{17}_" + name));
        });
    }

    @Test
    void takesNoFileThatNamesAnotherPartner() {
        String name = CaseFolder.name("csv").replace("frontenac-cm", "lakeshore-hospital");
        FOLDER.drop(name, CaseRows.csv(CaseRows.granted()).getBytes(StandardCharsets.UTF_8));
        assertThat(FOLDER.answer("error", name).at("/errors/0/code").asText()).isEqualTo("HUB-PARTNER");
    }

    @Test
    void aFileWithoutItsMarkerWaitsUntilItIsThere() {
        String waiting = CaseFolder.name("csv");
        FOLDER.place(waiting, CaseRows.csv(CaseRows.granted()).getBytes(StandardCharsets.UTF_8));
        String later = FOLDER.drop(CaseRows.csv(CaseRows.granted()));
        FOLDER.answer("done", later);
        assertThat(FOLDER.names("in")).contains(waiting);

        FOLDER.place(waiting + ".done", new byte[0]);

        assertThat(FOLDER.answer("done", waiting).at("/counts/accepted").asInt())
                .isOne();
    }

    @Test
    void whatIsNoFileIsLeftAloneAndToldOf() throws Exception {
        Path in = FOLDER.folder().resolve("in");
        Path secret = Files.writeString(Files.createTempFile("secret", ".csv"), CaseRows.csv(CaseRows.granted()));
        String link = CaseFolder.name("csv");
        Files.createSymbolicLink(in.resolve(link), secret);
        String directory = CaseFolder.name("csv");
        Files.createDirectory(in.resolve(directory));
        String pipe = CaseFolder.name("csv");
        new ProcessBuilder("mkfifo", in.resolve(pipe).toString()).start().waitFor();
        for (String name : List.of(link, directory, pipe)) {
            FOLDER.place(name + ".done", new byte[0]);
        }
        try {
            FOLDER.answer("done", FOLDER.drop(CaseRows.csv(CaseRows.granted())));
            assertThat(FOLDER.names("in")).contains(link, directory, pipe);
            await().atMost(Duration.ofSeconds(90)).until(() -> HUB.bean(PrometheusMeterRegistry.class)
                    .scrape()
                    .contains("hub_casefile_alerts_total{alert=\"NOT_A_FILE\",partner=\"frontenac-cm\"}"));
        } finally {
            for (String name : List.of(link, directory, pipe)) {
                Files.delete(in.resolve(name));
                Files.delete(in.resolve(name + ".done"));
            }
        }
    }

    @Test
    void aNameThatWasUsedBeforeOverwritesNothing() {
        String name = FOLDER.drop(CaseRows.csv(CaseRows.granted()));
        JsonNode first = FOLDER.answer("done", name);
        await().until(() -> FOLDER.names("done").stream().anyMatch(moved -> moved.matches("\\d{17}_" + name)));
        FOLDER.drop(name, CaseRows.csv(CaseRows.granted(), CaseRows.granted()).getBytes(StandardCharsets.UTF_8));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> FOLDER.answer("done", name).at("/counts/accepted").asInt() == 2);

        assertThat(first.at("/counts/accepted").asInt()).isOne();
        await().until(() -> FOLDER.names("done").stream()
                        .filter(moved -> moved.matches("\\d{17}_" + name))
                        .count()
                == 2);
    }

    @Test
    void anArchiveIsRefusedWhereThePartnerHasNoSuchOption() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(CaseFolder.name("csv")));
            zip.write(CaseRows.csv(CaseRows.granted()).getBytes(StandardCharsets.UTF_8));
        }
        String name = CaseFolder.name("zip");
        FOLDER.drop(name, bytes.toByteArray());
        assertThat(FOLDER.answer("error", name).at("/errors/0/code").asText()).isEqualTo("HUB-FORMAT");
    }

    @Test
    void manyFilesAreSharedByTwoHubsAndEachRowIsTakenOnce() {
        List<List<Map<String, String>>> files = IntStream.range(0, 20)
                .mapToObj(i -> List.of(CaseRows.granted(), CaseRows.granted()))
                .toList();
        List<String> names =
                files.stream().map(rows -> FOLDER.drop(CaseRows.csv(rows))).toList();

        for (String name : names) {
            assertThat(FOLDER.answer("done", name).at("/counts/accepted").asInt())
                    .as(name)
                    .isEqualTo(2);
        }

        files.forEach(rows -> rows.forEach(row -> assertThat(referrals(row)).isOne()));
        await().until(() -> FOLDER.names("in").stream().noneMatch(left -> left.startsWith("nextstep_")));
    }

    @Test
    void rowsThatCannotBeTriedWaitWhileLaterFilesGoOnAndAreAnsweredInTheEnd() {
        Map<String, String> row = CaseRows.granted();
        String stuck = CaseFolder.name("csv");
        HUB.jdbc().sql("alter table hub.referral rename to referral_away").update();
        try {
            FOLDER.drop(stuck, CaseRows.csv(row, CaseRows.refused()).getBytes(StandardCharsets.UTF_8));
            Set<String> waited = new TreeSet<>();
            await("three tries, each of which leaves it waiting")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> waited.addAll(waiting(stuck)) && waited.size() >= 3);
            assertThat(FOLDER.names("done")).doesNotContain(stuck + ".ack.json");
            String poison = FOLDER.drop("not a case file\n");
            assertThat(FOLDER.answer("error", poison).at("/errors/0/code").asText())
                    .isEqualTo("HUB-COLUMN");
        } finally {
            HUB.jdbc().sql("alter table hub.referral_away rename to referral").update();
        }

        JsonNode answer = FOLDER.answer("done", stuck);

        assertThat(answer.at("/counts/accepted").asInt()).isOne();
        assertThat(answer.at("/counts/unavailable").asInt()).isZero();
        assertThat(referrals(row)).isOne();
    }

    /** Under which names a file waits for another try, in the folder of either hub. */
    private static List<String> waiting(String file) {
        return FOLDER.names("in").stream()
                .filter(name -> name.startsWith(".waiting-"))
                .flatMap(folder -> FOLDER.names("in/" + folder).stream())
                .filter(name -> name.endsWith(file))
                .toList();
    }

    @Test
    void anAnswerThatCannotBeWrittenIsWrittenWhenItCan() throws IOException {
        Path done = FOLDER.folder().resolve("done");
        Path away = FOLDER.folder().resolve("done-away");
        Files.move(done, away);
        String name;
        try {
            name = FOLDER.drop(CaseRows.csv(CaseRows.granted()));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> (HUB.bean(PrometheusMeterRegistry.class).scrape()
                                    + OTHER.bean(PrometheusMeterRegistry.class).scrape())
                            .contains("hub_casefile_failures_total{kind=\"GenericFileOperationFailedException\""));
            assertThat(FOLDER.names("in").stream()
                            .filter(folder -> folder.startsWith(".inprogress-"))
                            .anyMatch(folder -> FOLDER.names("in/" + folder).contains(name)))
                    .as("the file stays claimed")
                    .isTrue();
        } finally {
            Files.move(away, done);
        }

        assertThat(FOLDER.answer("done", name).at("/counts/accepted").asInt()).isOne();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> FOLDER.names("done").stream().anyMatch(moved -> moved.matches("\\d{17}_" + name)));
    }

    /** What becomes of each file of a day, counted apart from the hub. */
    private record Expected(String name, String shelf, int accepted, int refused, int invalid) {}

    @Test
    void aDayOfMixedFilesIsAnsweredRowByRowWhateverLiesBetween() {
        Random random = new Random(20261126);
        List<Expected> day = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            day.add(anyFile(random));
        }

        for (Expected file : day) {
            JsonNode counts = FOLDER.answer(file.shelf(), file.name()).at("/counts");
            assertThat(List.of(
                            counts.at("/accepted").asInt(),
                            counts.at("/refused").asInt(),
                            counts.at("/invalid").asInt()))
                    .as(file.toString())
                    .containsExactly(file.accepted(), file.refused(), file.invalid());
        }
        await().until(() -> FOLDER.names("in").stream().noneMatch(left -> left.startsWith("nextstep_")));
    }

    private static Expected anyFile(Random random) {
        if (random.nextInt(5) == 0) {
            String poison = List.of("", "\0", "a;b\n", "PK\u0003\u0004", "schema_version,schema_version\n")
                    .get(random.nextInt(5));
            return new Expected(FOLDER.drop(poison), "error", 0, 0, 0);
        }
        List<Map<String, String>> rows = new ArrayList<>();
        int[] counts = new int[3];
        for (int i = random.nextInt(4); i >= 0; i--) {
            int kind = random.nextInt(3);
            counts[kind]++;
            rows.add(
                    switch (kind) {
                        case 0 -> CaseRows.granted();
                        case 1 -> CaseRows.refused();
                        default -> CaseRows.with(CaseRows.granted(), "date_of_birth", "03/04/1980");
                    });
        }
        String ending = List.of("csv", "json", "xml").get(random.nextInt(3));
        String name = CaseFolder.name(ending);
        FOLDER.drop(name, CaseRows.as(ending, rows).getBytes(StandardCharsets.UTF_8));
        return new Expected(name, "done", counts[0], counts[1], counts[2]);
    }
}
