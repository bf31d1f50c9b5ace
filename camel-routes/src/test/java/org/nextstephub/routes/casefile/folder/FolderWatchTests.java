package org.nextstephub.routes.casefile.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files that nobody is working on. */
class FolderWatchTests {

    private static final String NAME = "nextstep_frontenac-cm_20261122T150000Z_1.csv";

    @TempDir
    private Path files;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Path folder;

    @BeforeEach
    void folders() throws IOException {
        folder = files.resolve("frontenac-cm");
        for (String shelf : List.of("in", "done", "error", "out")) {
            Files.createDirectories(folder.resolve(shelf));
        }
    }

    private void look(int keepDays) {
        CaseSettings settings = new CaseSettings(
                files,
                "one",
                Duration.ofSeconds(10),
                List.of(Duration.ofSeconds(1)),
                keepDays,
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofHours(24));
        new FolderWatch(settings, false, meters).look(List.of("frontenac-cm"));
    }

    private Path old(Path file, Duration age) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    private Path answered(Duration ago) throws IOException {
        String stamp = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS")
                .withZone(ZoneOffset.UTC)
                .format(Instant.now().minus(ago));
        return Files.createFile(folder.resolve("done").resolve(stamp + "_" + NAME));
    }

    private List<String> names(Path in) throws IOException {
        try (Stream<Path> list = Files.list(in)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private double alerts(FolderWatch.Alert alert) {
        return meters.counter("hub.casefile.alerts", "partner", "frontenac-cm", "alert", alert.name())
                .count();
    }

    @Test
    void aFileIsErasedItsDaysAfterItWasAnsweredHoweverOldItIs() throws IOException {
        Path recent = old(answered(Duration.ofDays(6)), Duration.ofDays(400));
        Path due = answered(Duration.ofDays(8));
        look(7);
        assertThat(recent).exists();
        assertThat(due).doesNotExist();
    }

    @Test
    void withNoDaysAFileGoesAtOnceAndItsAnswerStaysAWeek() throws IOException {
        Path file = answered(Duration.ofSeconds(1));
        Path answer = old(Files.createFile(folder.resolve("done/" + NAME + ".ack.csv")), Duration.ofDays(6));
        Path oldAnswer = old(Files.createFile(folder.resolve("error/" + NAME + ".ack.csv")), Duration.ofDays(8));
        look(0);
        assertThat(file).doesNotExist();
        assertThat(answer).exists();
        assertThat(oldAnswer).doesNotExist();
    }

    @Test
    void whatAHubThatIsGoneHadClaimedIsGivenBackAndWhatALivingOneHasIsNot() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("in/.inprogress-two"));
        Files.createFile(gone.resolve(NAME));
        Path waiting = Files.createDirectory(folder.resolve("in/.waiting-two"));
        Files.createFile(waiting.resolve("1732270000000_" + NAME.replace("_1.", "_2.")));
        Path living = Files.createDirectory(folder.resolve("in/.inprogress-three"));
        Files.createFile(living.resolve(NAME.replace("_1.", "_3.")));
        old(gone, Duration.ofMinutes(11));
        old(waiting, Duration.ofMinutes(11));
        look(7);
        assertThat(names(folder.resolve("in")))
                .contains(NAME, NAME + ".done", NAME.replace("_1.", "_2."), NAME.replace("_1.", "_2.") + ".done")
                .doesNotContain(NAME.replace("_1.", "_3."));
        assertThat(names(living)).hasSize(1);
    }

    @Test
    void whatLiesThereAndIsNotTakenIsToldOf() throws IOException {
        old(Files.createFile(folder.resolve("in/clients.xlsx")), Duration.ofMinutes(16));
        old(Files.createFile(folder.resolve("in").resolve(NAME)), Duration.ofMinutes(16));
        Files.createDirectory(folder.resolve("in/folder"));
        look(7);
        assertThat(alerts(FolderWatch.Alert.OTHER_NAME)).isOne();
        assertThat(alerts(FolderWatch.Alert.NO_MARKER)).isOne();
        assertThat(alerts(FolderWatch.Alert.NOT_A_FILE)).isOne();
        assertThat(alerts(FolderWatch.Alert.NO_FOLDER)).isZero();
    }

    @Test
    void whoPutAFileThereFindsBesideItWhyItWasNotTaken() throws IOException {
        Path in = folder.resolve("in");
        old(Files.createFile(in.resolve("clients.csv")), Duration.ofMinutes(2));
        old(Files.createFile(in.resolve(NAME)), Duration.ofMinutes(2));
        String marked = NAME.replace("_1.", "_2.");
        old(Files.createFile(in.resolve(marked)), Duration.ofMinutes(2));
        Files.createFile(in.resolve(marked + ".done"));
        look(7);
        look(7);
        assertThat(in.resolve("clients.csv.not-taken.txt"))
                .content()
                .contains("Rename it", "Renommez-le")
                .containsPattern("nextstep_frontenac-cm_\\d{8}T\\d{6}Z_1\\.csv");
        assertThat(in.resolve(NAME + ".not-taken.txt")).content().contains("empty file", "fichier vide");
        assertThat(in.resolve(marked + ".not-taken.txt")).doesNotExist();
        Files.delete(in.resolve("clients.csv"));
        look(7);
        assertThat(in.resolve("clients.csv.not-taken.txt"))
                .as("the note goes with its file")
                .doesNotExist();
    }

    @Test
    void aLinkUnderTheNameOfANoteIsNotFollowed() throws IOException {
        Path elsewhere = files.resolve("elsewhere.txt");
        old(Files.createFile(folder.resolve("in/clients.csv")), Duration.ofMinutes(2));
        Files.createSymbolicLink(folder.resolve("in/clients.csv.not-taken.txt"), elsewhere);
        look(7);
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void aFileThatHasJustComeIsNotToldOfAndAFolderThatIsGoneIs() throws IOException {
        Files.createFile(folder.resolve("in").resolve(NAME));
        look(7);
        assertThat(alerts(FolderWatch.Alert.NO_MARKER)).isZero();
        Files.delete(folder.resolve("in").resolve(NAME));
        Files.delete(folder.resolve("in"));
        look(7);
        assertThat(alerts(FolderWatch.Alert.NO_FOLDER)).isOne();
    }
}
