package org.nextstephub.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nextstephub.profiles.Canonical;
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

    /** Section 13, P1; an update that only withdraws is accepted whatever else is on file. */
    @Test
    void aRefusalNeverLeavesAPermit() {
        ObjectNode refusal = Json.object("{resourceType: 'Consent', status: 'active', provision: {type: 'deny'},"
                + " organization: [{reference: 'Organization/o-lakeshore-hospital'}]}");
        refusal.set("extension", Json.array(Json.extension(Canonical.EXT_CONSENT_DIRECTION, "clinical-to-peer")));
        refusal.set("scope", MessageMutations.concept(Json.coding(Canonical.CONSENT_SCOPE, "patient-privacy")));
        refusal.set("category", Json.array(MessageMutations.concept(Json.coding(Canonical.LOINC, "59284-0"))));
        refusal.putArray("policy").addObject().put("uri", Canonical.SHARING_POLICY);
        for (long seed = 0; seed < 5_000; seed++) {
            Circumstances all = RandomCircumstances.of(seed);
            if (all.bundle().toString().contains("notify-update-service-request")) {
                continue;
            }
            List<ObjectNode> onFile = new ArrayList<>(all.onFile());
            onFile.add(refusal);
            Circumstances refused =
                    new Circumstances(all.bundle(), onFile, all.agreements(), all.watermark(), all.now(), all.known());
            assertThat(gate.decide(refused).reason()).as("seed %d", seed).isNotEqualTo(Reason.OK);
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
