package org.nextstephub.profiles.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.validation.Trials.Trial;

/** A validation that costs too much ends, and leaves its place to others. */
class BudgetTests {

    @Test
    @Timeout(20)
    void workThatGoesOnAndOnEnds() {
        Budget budget = new Budget(Duration.ofMillis(50));
        for (int i = 0; i < 3 * Runtime.getRuntime().availableProcessors() + 6; i++) {
            assertThatThrownBy(() -> budget.within(() -> {
                        while (true) {
                            budget.check();
                        }
                    }))
                    .isInstanceOf(TooCostly.class);
        }
        assertThat(budget.<String>within(() -> "done")).isEqualTo("done");
    }

    @Test
    void outsideOfABudgetNothingEnds() {
        Budget budget = new Budget(Duration.ZERO);
        IntStream.range(0, 1_000).forEach(i -> budget.check());
    }

    @Test
    @Timeout(20)
    void whoFindsAllPlacesTakenIsTurnedAwayAndLetInAfterwards() {
        try (TakenPlaces taken = new TakenPlaces()) {
            for (int i = 0; i < Budget.PLACES + 1; i++) {
                assertThatThrownBy(() -> taken.budget().within(() -> "done"))
                        .isInstanceOf(RejectedExecutionException.class);
            }
            taken.free();
            for (int i = 0; i < Budget.PLACES + 1; i++) {
                assertThat(taken.budget().<String>within(() -> "done")).isEqualTo("done");
            }
        }
    }

    /** Whatever HAPI's validator catches of it on the way. */
    @Test
    void theValidatorEndsToo() {
        HubValidator validator = new HubValidator(
                new DefaultProfileValidationSupport(FhirContext.forR4Cached()), new Budget(Duration.ofMillis(200)));
        Trial trial = Trials.all().get(0);
        validator.prepare();
        String identifiers = IntStream.range(0, 20_000)
                .mapToObj(i -> "{\"system\":\"urn:a\",\"value\":\"" + i + "\"}")
                .collect(Collectors.joining(","));
        byte[] costly = ("{\"resourceType\":\"Patient\",\"identifier\":[" + identifiers + "]}").getBytes();
        long start = System.nanoTime();
        assertThatThrownBy(() -> validator.validate(costly, false, List.of(Canonical.profile("nextstep-patient"))))
                .isInstanceOf(TooCostly.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(validator.validate(trial.resource())).isNotNull();
    }
}
