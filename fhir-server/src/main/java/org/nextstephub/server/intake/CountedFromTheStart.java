package org.nextstephub.server.intake;

import java.util.concurrent.TimeUnit;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counters of what must wake somebody are there, at 0, before it happens: one that appears with its event shows no rise. */
@Component
@Lazy(false)
class CountedFromTheStart {

    private final PartnerRegistry registry;
    private final IntakeMetrics metrics;

    CountedFromTheStart(PartnerRegistry registry, IntakeMetrics metrics) {
        this.registry = registry;
        this.metrics = metrics;
    }

    /** A partner that was registered since is known within a minute. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void begin() {
        metrics.begin(registry.all().stream().map(Partner::code).toList());
    }
}
