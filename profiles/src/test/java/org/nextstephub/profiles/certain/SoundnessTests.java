package org.nextstephub.profiles.certain;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.ReferralBundles;
import org.nextstephub.profiles.certain.GoodMessages.Sent;
import org.nextstephub.profiles.certain.Judge.Verdict;
import org.nextstephub.profiles.validation.HubValidator;

/**
 * Whenever the compiled check is certain, HAPI's validator finds nothing that the gate counts. {@code -Dcertain.judged=1000000}
 * asks for as many certain messages, {@code -Dcertain.seed} for the same ones again.
 */
class SoundnessTests {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final HubValidator VALIDATOR = new HubValidator(FHIR);
    private static final Judge JUDGE = new Judge(VALIDATOR);
    private static final int JUDGED = Integer.getInteger("certain.judged", 300);
    private static final long SEED = Long.getLong("certain.seed", System.nanoTime());

    @BeforeAll
    static void everyGoodMessageWasJudgedBefore() {
        assertThat(VALIDATOR.certainty().isOn())
                .as("nothing is certain while the check is off: profiles/certify.sh")
                .isTrue();
        good().forEach(sent -> {
            Bundle message = read(sent.json(), false).orElseThrow();
            if (JUDGE.judge(message, profile(message)).spotless()) {
                VALIDATOR.certainty().learn(message, profile(message));
            }
        });
    }

    /** Those that HAPI's parser reads as they are; the gate puts some in order first. */
    static List<Sent> good() {
        return GoodMessages.all().stream()
                .filter(sent -> read(sent.json(), false).isPresent())
                .toList();
    }

    @Test
    void mostGoodMessagesAreCertainlyRight() {
        List<Bundle> certain = good().stream()
                .map(sent -> read(sent.json(), false).orElseThrow())
                .filter(message ->
                        VALIDATOR.certainty().doubt(message, profile(message)).isEmpty())
                .toList();

        assertThat(certain).hasSizeGreaterThan(good().size() * 3 / 4);
        assertThat(certain).allSatisfy(message -> assertThat(
                        JUDGE.judge(message, profile(message)).faults())
                .isEmpty());
    }

    @Test
    void aMessageIsInDoubtUntilTheJudgeSawItAndAfterTheJudgeDisagreed() {
        Certainty certainty = new HubValidator(FHIR).certainty();
        Bundle message = read(good().get(0).json(), false).orElseThrow();
        assertThat(certainty.doubt(message, profile(message))).contains(Doubt.CODE);
        certainty.learn(message, profile(message));
        assertThat(certainty.doubt(message, profile(message))).isEmpty();
        certainty.disagree();
        assertThat(certainty.doubt(message, profile(message))).contains(Doubt.OFF);
        assertThat(certainty.disagreements()).isEqualTo(1);
    }

    @Test
    void whatIsCertainIsNeverAFaultToTheJudge() {
        Random random = new Random(SEED);
        List<Sent> good = good();
        Spoiling spoiling = new Spoiling(random, good);
        List<String> unsound = new ArrayList<>();
        int certain = 0;
        int all = 0;
        while (certain < JUDGED) {
            all++;
            Optional<Bundle> spoiled =
                    read(spoiling.spoil(good.get(random.nextInt(good.size())).json()), random.nextBoolean());
            if (spoiled.isEmpty()) {
                continue;
            }
            Bundle message = spoiled.get();
            boolean isCertain =
                    VALIDATOR.certainty().doubt(message, profile(message)).isEmpty();
            certain += isCertain ? 1 : 0;
            if (isCertain || random.nextInt(50) == 0) {
                unsound.addAll(judged(message, isCertain, all));
            }
        }
        System.out.println("certain " + certain + " of " + all + ", seed " + SEED + ", unsound " + unsound.size());
        assertThat(unsound).as("seed %d", SEED).isEmpty();
    }

    /** What the judge minds of a message that was called certain; it also breaks on some of those in doubt. */
    private static List<String> judged(Bundle message, boolean certain, int number) {
        List<String> faults = certain ? List.of(number + ": the judge broke") : List.of();
        try {
            Verdict verdict = JUDGE.judge(message, profile(message));
            if (verdict.spotless()) {
                VALIDATOR.certainty().learn(message, profile(message));
            }
            faults = certain
                    ? verdict.faults().stream()
                            .map(fault -> number + ": " + fault)
                            .toList()
                    : List.of();
        } catch (RuntimeException broken) {
            return faults;
        }
        return faults;
    }

    /**
     * With or without full URLs as ids, as HAPI's parser can do both. Empty when it cannot be read, or the gate would have
     * turned it away for what is missing in its entries.
     */
    private static Optional<Bundle> read(String json, boolean urlsAsIds) {
        try {
            IParser parser = FHIR.newJsonParser().setParserErrorHandler(new LenientErrorHandler(false));
            parser.setOverrideResourceIdWithBundleEntryFullUrl(urlsAsIds);
            return Optional.of(parser.parseResource(Bundle.class, json))
                    .filter(bundle -> bundle.getEntry().stream().allMatch(entry -> entry.getResource() != null));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String profile(Bundle message) {
        return message.getType() == BundleType.TRANSACTION ? ReferralBundles.TRANSACTION : ReferralBundles.MESSAGE;
    }
}
