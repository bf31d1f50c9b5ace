package org.nextstephub.server.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Random questions for a gate: the baseline with up to four named differences, chosen so that every rule is met. The
 * same seed always gives the same question.
 */
public final class RandomCircumstances {

    private static final List<Mutation> MUTATIONS = Stream.of(
                    MessageMutations.ALL,
                    AgreementMutations.ALL,
                    StatementMutations.ALL,
                    ConsentMutations.ALL,
                    PartyMutations.ALL,
                    ExceptionMutations.ALL,
                    WireMutations.ALL)
            .flatMap(List::stream)
            .toList();
    private static final int WEIGHT =
            MUTATIONS.stream().mapToInt(Mutation::weight).sum();
    private static final ObjectNode BASELINE = baseline();

    private RandomCircumstances() {}

    public static Circumstances of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Draft draft = new Draft(BASELINE.deepCopy(), random);
        int differences = draft.pick(0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4);
        Stream.generate(() -> some(random))
                .limit(differences)
                .sorted(Comparator.comparing(MUTATIONS::indexOf))
                .forEach(mutation -> mutation.change().accept(draft));
        return draft.finished();
    }

    private static Mutation some(SplittableRandom random) {
        int left = random.nextInt(WEIGHT);
        for (Mutation mutation : MUTATIONS) {
            left -= mutation.weight();
            if (left < 0) {
                return mutation;
            }
        }
        throw new IllegalStateException();
    }

    private static ObjectNode baseline() {
        try (InputStream in = Objects.requireNonNull(
                RandomCircumstances.class.getResourceAsStream("/gate/baseline.json"), "baseline")) {
            return (ObjectNode) new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
