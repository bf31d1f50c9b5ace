package org.nextstephub.server.intake.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.reference.CaseFormat;
import org.nextstephub.server.reference.Circumstances;
import org.nextstephub.server.reference.ReferenceGate;

/**
 * One change to the text of a good consent is never a permit, unless it means nothing: what a parser would drop, repair
 * or read twice must not decide.
 */
class ConsentTextTests {

    private static final int EDITS = Integer.getInteger("gate.edits", 6_000);
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Circumstances GOOD = good();
    private static final String TEXT = GOOD.bundle().toString();
    private static final JsonNode CONSENT = ConsentTexts.consent(GOOD.bundle());

    private final HubGate gate = new HubGate(HubGate.Form.JSON);

    static Stream<ConsentTexts.Change> wrong() {
        return ConsentTexts.wrong(CONSENT);
    }

    static Stream<ConsentTexts.Change> meaningless() {
        return ConsentTexts.meaningless(CONSENT);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void neverPermitsWhatWasNotUnderstood(ConsentTexts.Change change) {
        assertThat(reason(change)).isNotEqualTo(Reason.OK);
    }

    @ParameterizedTest
    @MethodSource("meaningless")
    void stillPermitsWhatMeansTheSame(ConsentTexts.Change change) {
        assertThat(reason(change)).isEqualTo(Reason.OK);
    }

    @ParameterizedTest
    @MethodSource("org.nextstephub.server.intake.gate.ConsentXmlTexts#wrong")
    void neverPermitsWhatWasNotUnderstoodInXml(ConsentTexts.Change change) {
        assertThat(gate.decide(change.text(), true, GOOD).reason()).isNotEqualTo(Reason.OK);
    }

    @ParameterizedTest
    @MethodSource("org.nextstephub.server.intake.gate.ConsentXmlTexts#meaningless")
    void stillPermitsWhatMeansTheSameInXml(ConsentTexts.Change change) {
        assertThat(gate.decide(change.text(), true, GOOD).reason()).isEqualTo(Reason.OK);
    }

    /** Any one character of the consent gone, doubled or another: permitted only if the second reading permits it too. */
    @Test
    void oneCharacterNeverMakesAPermitThatTheSecondReadingDoesNotGive() {
        SplittableRandom random = new SplittableRandom(28);
        int from = TEXT.indexOf(CONSENT.toString());
        int permitted = 0;
        for (int edit = 0; edit < EDITS; edit++) {
            String text = edited(random, from, CONSENT.toString().length());
            if (gate.decide(text, false, GOOD).reason() == Reason.OK) {
                permitted++;
                assertThat(secondReading(text)).as("edit %d", edit).contains(Reason.OK);
            }
        }
        assertThat(permitted).isPositive().isLessThan(EDITS / 2);
    }

    private static String edited(SplittableRandom random, int from, int length) {
        int at = from + random.nextInt(length);
        String other = String.valueOf("\"{}[]:,0 aZ-x\\".charAt(random.nextInt(14)));
        return switch (random.nextInt(3)) {
            case 0 -> TEXT.substring(0, at) + TEXT.substring(at + 1);
            case 1 -> TEXT.substring(0, at) + other + TEXT.substring(at);
            default -> TEXT.substring(0, at) + other + TEXT.substring(at + 1);
        };
    }

    private static Optional<Reason> secondReading(String text) {
        try {
            Circumstances asked = new Circumstances(
                    (ObjectNode) JSON.readTree(text),
                    GOOD.onFile(),
                    GOOD.agreements(),
                    GOOD.watermark(),
                    GOOD.now(),
                    GOOD.known());
            return Optional.of(new ReferenceGate().decide(asked).reason());
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private Reason reason(ConsentTexts.Change change) {
        return gate.decide(TEXT.replace(CONSENT.toString(), change.text()), false, GOOD)
                .reason();
    }

    static Circumstances good() {
        try {
            return CaseFormat.read(JSON.readTree(
                    Path.of("src/test/resources/gate/baseline.json").toFile()));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
