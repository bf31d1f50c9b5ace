package org.nextstephub.server.telling;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.nextstephub.server.fault.Failure;
import org.nextstephub.server.store.rows.NoticeRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sees notices that no route comes for: the partner is on no route's list or has no address left, or no route runs.
 * {@code hub_notices_uncarried} for each partner, a line in the log when it begins, and after days the desk is told.
 */
@Component
@Lazy(false)
class NoticeWatch {

    private static final Logger log = LoggerFactory.getLogger(NoticeWatch.class);

    /** Routes ask every few seconds for what is due. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final NoticeRows notices;
    private final MultiGauge uncarried;
    private final Set<String> said = new HashSet<>();

    NoticeWatch(NoticeRows notices, MeterRegistry meters) {
        this.notices = notices;
        this.uncarried = MultiGauge.builder("hub.notices.uncarried")
                .description("Notices to a partner that are due and that no route comes for")
                .register(meters);
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void look() {
        try {
            notices.giveUpUncarried(LATE, Deliveries.GIVEN_UP);
            tell(notices.uncarried(LATE));
        } catch (RuntimeException notNow) {
            log.warn("Notices were not looked at: {}", Failure.code(notNow));
        }
    }

    private void tell(Map<String, Long> waiting) {
        uncarried.register(
                waiting.entrySet().stream()
                        .map(entry -> MultiGauge.Row.of(Tags.of("partner", entry.getKey()), entry.getValue()))
                        .toList(),
                true);
        said.retainAll(waiting.keySet());
        waiting.forEach((partner, number) -> {
            if (said.add(partner)) {
                log.warn("notices partner={} waiting={} alert=NOT_CARRIED", partner, number);
            }
        });
    }
}
