package org.nextstephub.server.validation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.nextstephub.profiles.certain.Doubt;
import org.nextstephub.profiles.validation.HubValidator;
import org.springframework.stereotype.Component;

/** Counts the messages that the compiled check was certain of, and those it left to HAPI's validator, by reason. */
@Component
final class CertaintyMetrics implements MeterBinder {

    private final HubValidator validator;

    CertaintyMetrics(HubValidator validator) {
        this.validator = validator;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        FunctionCounter.builder("hub.validation.certain", validator, judge -> judge.certainty()
                        .certain())
                .register(meters);
        FunctionCounter.builder("hub.validation.disagreements", validator, judge -> judge.certainty()
                        .disagreements())
                .register(meters);
        for (Doubt reason : Doubt.values()) {
            FunctionCounter.builder("hub.validation.doubt", validator, judge -> judge.certainty()
                            .doubts(reason))
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }
}
