package org.nextstephub.server.intake.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.reference.CaseFormat;
import org.nextstephub.server.reference.Verdict;

/** Whole messages whose decision once came out wrong, in every form. */
class HandedGateTests {

    private static final Path CASES = Path.of("src/test/resources/gate");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isDecidedAsTheSpecificationSays(Path file) throws IOException {
        JsonNode asked = new ObjectMapper().readTree(file.toFile());
        Reason expected = Reason.valueOf(asked.path("expected").textValue());
        for (HubGate.Form form : HubGate.Form.values()) {
            Verdict verdict = new HubGate(form).decide(CaseFormat.read(asked));
            assertThat(verdict.reason()).isEqualTo(expected);
            if (asked.path("expected_withdrawn").isBoolean()) {
                assertThat(verdict.withdrawn())
                        .isEqualTo(asked.path("expected_withdrawn").booleanValue());
            }
        }
    }
}
