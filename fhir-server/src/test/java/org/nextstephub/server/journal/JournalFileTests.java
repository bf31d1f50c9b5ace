package org.nextstephub.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nextstephub.server.journal.Entry.Kind;

/** What is wrong with a journal is told; nothing that is wrong is taken for a withdrawal, and nothing is passed over. */
class JournalFileTests {

    private static final Chain CHAIN = new Chain("a secret of a test".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private Path file;
    private List<Entry> written;

    private static Entry entry(int number) {
        return Entry.of(
                Kind.WITHDRAWN,
                Instant.parse("2026-11-22T17:00:00Z").plusSeconds(number),
                "lakeshore hospital\t" + number,
                "psseo",
                "R-" + number,
                List.of("0a", "0b"),
                List.of());
    }

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("one.journal");
        JournalFile journal = new JournalFile(file, CHAIN);
        written = Stream.of(1, 2, 3).map(JournalFileTests::entry).toList();
        for (Entry entry : written) {
            journal.append(entry);
        }
    }

    private JournalFile.Content read() throws IOException {
        return new JournalFile(file, CHAIN).read();
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        assertThat(read()).isEqualTo(new JournalFile.Content(written, List.of(), false));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aLineThatWasNeverFinishedIsNone() throws IOException {
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 20));

        assertThat(read()).isEqualTo(new JournalFile.Content(written.subList(0, 2), List.of(), true));
    }

    private void change(java.util.function.Consumer<List<String>> how) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        how.accept(lines);
        Files.write(file, lines);
    }

    @Test
    void aLineThatSomebodyChangedIsToldByItsNumber() throws IOException {
        change(lines -> lines.set(1, lines.get(1).replace("0a", "0c")));

        assertThat(read().faults()).singleElement().asString().contains("line 2 of the journal one.journal");
        assertThat(read().entries()).containsExactly(written.get(0), written.get(2));
    }

    @Test
    void aLineThatIsNoLineIsTold() throws IOException {
        change(lines -> lines.set(0, ""));

        assertThat(read().faults()).anySatisfy(fault -> assertThat(fault).contains("line 1"));
    }

    @Test
    void aLineThatSomebodyTookAwayIsTold() throws IOException {
        change(lines -> lines.remove(1));

        assertThat(read().faults()).singleElement().asString().contains("line 2");
    }

    @Test
    void linesInAnotherOrderAreTold() throws IOException {
        change(Collections::reverse);

        assertThat(read().faults()).isNotEmpty();
    }

    @Test
    void linesUnderAnotherKeyAreTold() throws IOException {
        Chain other = new Chain("another".getBytes(StandardCharsets.UTF_8));

        assertThat(new JournalFile(file, other).read().faults()).hasSize(3);
        assertThat(new JournalFile(file, other).read().entries()).isEmpty();
    }

    @Test
    void whatIsNotOnTheDiskIsNotWritten() {
        assertThatThrownBy(() -> new JournalFile(Path.of("/dev/full"), CHAIN).append(entry(4)))
                .isInstanceOf(IOException.class);
    }
}
