package org.nextstephub.server.partner;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.agreement.AgreementDays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sees agreements run out before they do: {@code hub_agreement_days_left} for each partner, looked at every hour, and a
 * line in the log 60, 30 and 7 days before.
 */
@Component
@Lazy(false)
class AgreementWatch {

    private static final Logger log = LoggerFactory.getLogger(AgreementWatch.class);
    private static final Set<Integer> WARNINGS = Set.of(60, 30, 7);

    private final PartnerRegistry registry;
    private final Clock clock;
    private final MultiGauge daysLeft;
    private final Map<String, Integer> said = new HashMap<>();

    AgreementWatch(PartnerRegistry registry, Clock clock, MeterRegistry meters) {
        this.registry = registry;
        this.clock = clock;
        this.daysLeft = MultiGauge.builder("hub.agreement.days.left")
                .description("Days on which the agreement with a partner stays in force, today included; 0 without one")
                .register(meters);
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void look() {
        try {
            Map<String, Integer> days = new HashMap<>();
            registry.all().stream()
                    .filter(partner -> partner.active() && !partner.code().equals(Canonical.PSSEO))
                    .forEach(partner ->
                            days.put(partner.code(), AgreementDays.left(partner.agreements(), clock.instant())));
            daysLeft.register(
                    days.entrySet().stream()
                            .map(entry -> MultiGauge.Row.of(Tags.of("partner", entry.getKey()), entry.getValue()))
                            .toList(),
                    true);
            days.forEach(this::warn);
        } catch (RuntimeException notNow) {
            log.warn("Agreements were not looked at: {}", notNow.getClass().getName());
        }
    }

    private void warn(String partner, int days) {
        Integer before = said.put(partner, days);
        if (WARNINGS.contains(days) && (before == null || before != days)) {
            log.warn("agreement partner={} days-left={}", partner, days);
        }
    }
}
