package org.nextstephub.routes.hl7v2.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table that the guide shows to senders is what is done. */
class AcknowledgementModeTests {

    private static final Path GUIDE = Path.of("../ig/pages/hl7v2.md");

    /** A row: MSH-15, MSH-16, and what comes when the message is accepted, refused, rejected. */
    static Stream<List<String>> rows() throws IOException {
        return Files.readAllLines(GUIDE).stream()
                .filter(line -> line.matches("\\| `(AL|SU|ER|NE)` \\| `(AL|SU|ER|NE)` \\|.*"))
                .map(line -> Arrays.stream(line.split("\\|", -1))
                        .skip(1)
                        .limit(5)
                        .map(cell -> cell.replace("`", "").strip())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isWhatTheGuideSays(List<String> row) {
        AcknowledgementMode mode = new AcknowledgementMode(row.get(0), row.get(1));
        assertThat(String.join(", ", mode.codes("AA"))).isEqualTo(row.get(2));
        assertThat(String.join(", ", mode.codes("AE"))).isEqualTo(row.get(3));
        assertThat(String.join(", ", mode.codes("AR"))).isEqualTo(row.get(4));
    }

    @Test
    void theGuideHasEveryPair() throws IOException {
        assertThat(rows().map(row -> row.subList(0, 2)).distinct()).hasSize(16);
    }

    @Test
    void isTheOneAnswerInOriginalMode() {
        AcknowledgementMode original = new AcknowledgementMode("", "");
        assertThat(Stream.of("AA", "AE", "AR").flatMap(code -> original.codes(code).stream()))
                .containsExactly("AA", "AE", "AR");
    }

    @Test
    void anEmptyOneAsksForNothingAndAnUnknownOneForAll() {
        assertThat(new AcknowledgementMode("", "AL").codes("AE")).containsExactly("AE");
        assertThat(new AcknowledgementMode("NE", "").codes("AE")).isEmpty();
        assertThat(new AcknowledgementMode("X", "X").codes("AE")).containsExactly("CA", "AE");
    }
}
