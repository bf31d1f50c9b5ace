package org.nextstephub.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nextstephub.profiles.Reason;

/** The second reading of the specification agrees with everything that is known to be right. */
class ReferenceGateTests {

    private static final Path QUESTIONS = Path.of("src/test/resources/gate");

    private final Gate gate = new ReferenceGate();

    @TestFactory
    Stream<DynamicTest> agreesWithTheDecisionTable() {
        return Stream.of("agreements.json", "consents.json")
                .flatMap(file -> DecisionRows.of(file).stream())
                .map(row -> DynamicTest.dynamicTest(row.path("case").asText(), () -> {
                    Circumstances circumstances = DecisionRows.circumstances(row);
                    Reason expected = Reason.valueOf(
                            row.path("reason").asText().toUpperCase(Locale.ROOT).replace('-', '_'));
                    assertThat(gate.decide(circumstances).reason()).isEqualTo(expected);
                    assertThat(gate.decide(turned(circumstances)).reason()).isEqualTo(expected);
                }));
    }

    @TestFactory
    Stream<DynamicTest> agreesWithTheWorkedQuestions() throws IOException {
        try (Stream<Path> files = Files.list(QUESTIONS)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        JsonNode question = new ObjectMapper().readTree(file.toFile());
                        Circumstances circumstances = CaseFormat.read(question);
                        Verdict expected = new Verdict(
                                Reason.valueOf(question.path("expected").asText()),
                                question.path("expected_withdrawn").asBoolean());
                        assertThat(gate.decide(circumstances)).isEqualTo(expected);
                        assertThat(gate.decide(turned(circumstances))).isEqualTo(expected);
                    }));
        }
    }

    /** The same in the opposite order of entries, consents and agreements, which must not matter. */
    static Circumstances turned(Circumstances circumstances) {
        Circumstances turned = circumstances.copy();
        List<JsonNode> entries = new ArrayList<>();
        turned.bundle().path("entry").forEach(entries::add);
        Collections.reverse(entries);
        turned.bundle().putArray("entry").addAll(entries);
        return new Circumstances(
                turned.bundle(),
                reversed(turned.onFile()),
                reversed(turned.agreements()),
                turned.watermark(),
                turned.now(),
                turned.known());
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
