package org.nextstephub.server.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code hub_selfcheck{check}}: 1 while a lock holds, as the last self-check found it. */
@Component
class CheckFigures {

    private final MultiGauge checks;

    CheckFigures(MeterRegistry meters) {
        this.checks = MultiGauge.builder("hub.selfcheck")
                .description("1 while what the self-check tries holds")
                .register(meters);
    }

    /** Returns the first that does not hold. */
    Optional<String> tell(Map<String, Optional<String>> tried) {
        checks.register(
                tried.entrySet().stream()
                        .map(check -> MultiGauge.Row.of(
                                Tags.of("check", check.getKey()),
                                check.getValue().isPresent() ? 0 : 1))
                        .toList(),
                true);
        return tried.values().stream().flatMap(Optional::stream).findFirst();
    }
}
