package org.nextstephub.server.intake.outcome;

import java.util.Optional;
import java.util.function.Function;

/** The way through the intake: on to the next stage, or out with an outcome. */
public sealed interface Step<T> {

    record Next<T>(T value) implements Step<T> {}

    record Stop<T>(IntakeOutcome outcome) implements Step<T> {}

    static <T> Step<T> next(T value) {
        return new Next<>(value);
    }

    static <T> Step<T> stop(IntakeOutcome outcome) {
        return new Stop<>(outcome);
    }

    /** What was reached; empty when it ended before. */
    default Optional<T> reached() {
        return this instanceof Next<T> next ? Optional.of(next.value()) : Optional.empty();
    }

    default <R> Step<R> then(Function<T, Step<R>> stage) {
        if (this instanceof Next<T> next) {
            return stage.apply(next.value());
        }
        return new Stop<>(((Stop<T>) this).outcome());
    }
}
